package dev.perennial.cli.order;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.ca.KnownCa;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.policy.CaPolicy;
import dev.perennial.cli.policy.PassedOver;
import dev.perennial.cli.policy.Setbacks;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.LineageException;
import java.net.URI;
import java.util.List;

/**
 * Sees to it that the CAs that are to take over some day can: a run that nobody watches agrees to no terms, and so cannot make
 * an account when it needs one.
 */
public final class Standby {
    private final CaPolicy policy;
    private final Obtaining obtaining;
    private final Listener listener;

    public Standby(CaPolicy policy, Obtaining obtaining, Listener listener) {
        this.policy = policy;
        this.obtaining = obtaining;
        this.listener = listener;
    }

    /**
     * Makes an account wherever there is none, or says why there is none; asks nobody. Under the locks of {@link Folders}.
     *
     * @param passed CAs that were not asked just now
     */
    public void prepare(ParsedOptions options, List<PassedOver> passed) throws Failure, InterruptedException {
        if (options.list("servers").isEmpty() || options.flag("dry_run")) {
            return;
        }
        for (URI server : ServerUrl.all(options)) {
            prepare(server, options, passed);
        }
    }

    private void prepare(URI server, ParsedOptions options, List<PassedOver> passed)
            throws Failure, InterruptedException {
        KnownCa ca = policy.known(server);
        String register = " Make one with register --server " + (ca.name().isEmpty() ? server : ca.name()) + '.';
        try {
            if (policy.customerOf(server)) {
                return;
            }
            if (failing(ca, passed)) {
                listener.on(new Event.Warning("There is no account at " + ca.title()
                        + " yet, so it is not asked next time either." + register));
                return;
            }
            obtaining.prepare(policy.at(server, options));
        } catch (Failure | LineageException | AcmeException e) {
            listener.on(new Event.Warning("There is no account at " + ca.title() + " yet, so it cannot take over. "
                    + Setbacks.sentence(e) + register));
        }
    }

    private static boolean failing(KnownCa ca, List<PassedOver> passed) {
        for (PassedOver each : passed) {
            if (each.ca().equals(ca) && each.kind() == PassedOver.Kind.FAILING) {
                return true;
            }
        }
        return false;
    }
}
