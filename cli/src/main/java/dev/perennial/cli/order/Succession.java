package dev.perennial.cli.order;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.policy.Failover;
import dev.perennial.cli.policy.FromCa;
import dev.perennial.cli.policy.Setbacks;
import dev.perennial.cli.policy.Urgency;
import dev.perennial.cli.served.ServedProof;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Event;
import dev.perennial.engine.IssuanceException;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.Hooks;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.OrderJournal;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.RenewalInfoId;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Replaces a certificate by its successor: checked here, proven to the CA, kept, deployed. */
public final class Succession {
    private final LineageStore store;
    private final Obtaining obtaining;
    private final Failover failover;
    private final Hooks hooks;
    private final Setbacks setbacks;
    private final ServedProof proof;
    private final Listener listener;
    private final Clock clock;

    public Succession(
            LineageStore store,
            Obtaining obtaining,
            Failover failover,
            Hooks hooks,
            Setbacks setbacks,
            ServedProof proof,
            Listener listener,
            Clock clock) {
        this.store = store;
        this.failover = failover;
        this.clock = clock;
        this.obtaining = obtaining;
        this.hooks = hooks;
        this.setbacks = setbacks;
        this.proof = proof;
        this.listener = listener;
    }

    /**
     * Returns the new certificate and whose it is; a rehearsal has not kept it. Post hooks are noted, not run. If it throws, the old
     * certificate is in place.
     *
     * @param given the options that count for this certificate
     * @param names what to ask for; the new certificate may have fewer
     */
    public FromCa<Certificate> run(StoredLineage old, ParsedOptions given, List<Identifier> names)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        Lineage lineage = old.lineage();
        boolean rehearsal = given.flag("dry_run");
        String server = server(lineage);
        refuseStaging(old, given, server);
        NextKey next = NextKey.of(given, lineage);
        if (!rehearsal) {
            store.requireWritable(lineage);
        }
        obtaining
                .output()
                .line((rehearsal ? "Simulating renewal of" : "Renewing") + " an existing certificate for "
                        + Identifiers.summary(names));
        WantedKey key = new WantedKey(next.key(), next.again(), Optional.of(old.certificate()));
        String id = OrderJournal.renewing(lineage.name());
        Urgency urgency = Urgency.of(given, Optional.of(old.certificate()), clock.instant());
        FromCa<Obtained> from = failover.run(next.options(), id, names, urgency, at -> {
            OrderBook book = obtaining.open(at, names, Optional.of(life(old.certificate())));
            hooks.post(given.text("post_hook"));
            hooks.pre(given.text("pre_hook"));
            // Another CA knows nothing of the old certificate.
            boolean same = at.required("server").equals(server);
            return book.obtain(id, names, key, same ? RenewalInfoId.of(old.certificate()) : Optional.empty());
        });
        Obtained obtained = from.done();
        Lineage kept = lineage;
        if (!rehearsal) {
            kept = store.saveSuccessor(lineage, obtained.files(), obtained.renewalParams());
            setbacks.worked(lineage.name());
            listener.on(new Event.Kept(kept.name(), kept.fullchain().toString()));
        }
        List<String> got = Identifiers.values(obtained.identifiers());
        if (rehearsal && given.flag("run_deploy_hooks")) {
            hooks.deploy(given.text("deploy_hook"), kept, got);
        }
        if (!rehearsal) {
            proof.deploy(kept, given, got);
            obtaining.journal().forget(OrderJournal.renewing(lineage.name()));
        }
        return new FromCa<>(obtained.files().chain().leaf(), from.server(), from.passed());
    }

    /** What an earlier run has left of a renewal. Reads the disk. */
    public Optional<JournalEntry> left(String name) {
        try {
            return obtaining.journal().find(OrderJournal.renewing(name));
        } catch (IOException e) {
            // Whoever orders needs the journal and says why it fails; to know what is due nobody does.
            listener.on(new Event.Warning(name + ": " + e.getMessage()));
            return Optional.empty();
        }
    }

    private static Duration life(Certificate certificate) {
        return Duration.between(certificate.notBefore(), certificate.notAfter());
    }

    private static String server(Lineage lineage) throws LineageException {
        return lineage.renewalParams().get("server") instanceof ConfigValue.Text(String url) ? url : "";
    }

    private static void refuseStaging(StoredLineage old, ParsedOptions options, String server) throws Failure {
        boolean test = ServerUrl.isStaging(options.required("server"));
        for (URI each : ServerUrl.all(options)) {
            test |= ServerUrl.isStaging(each.toString());
        }
        if (test && !ServerUrl.isStaging(server) && !options.flag("break_my_certs")) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "You've asked to renew/replace a seemingly valid certificate with a test certificate"
                                    + " (domains: " + String.join(", ", old.names())
                                    + "). We will not do that unless you use the --break-my-certs flag!")
                    .holding("The certificate is as it was.");
        }
    }
}
