package dev.perennial.cli.work;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.grammar.Origin;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.StoredOptions;
import dev.perennial.cli.solver.Solvers;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Event;
import dev.perennial.engine.IssuanceException;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.configobj.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Changes how a certificate is renewed, once a rehearsal has shown that it can be renewed that way. Under the locks of
 * {@link Folders}.
 */
public final class Reconfiguration {
    private final Workshop workshop;
    private final ParsedOptions options;

    /** @param options what is to change, and what the command line says besides */
    public Reconfiguration(Workshop workshop, ParsedOptions options) {
        this.workshop = workshop;
        this.options = given(options);
    }

    /** {@code --dry-run} has moved the server, which is not to look like a change of it. */
    private static ParsedOptions given(ParsedOptions options) {
        if (!options.flag("dry_run")) {
            return options;
        }
        ParsedOptions next = options.without("dry_run").without("staging").without("break_my_certs");
        return options.origin("server") == Origin.RUNTIME ? next.without("server") : next;
    }

    /**
     * Blocks until the rehearsal is over; then the renewal configuration is written if it changes and that is wanted.
     *
     * @param keep whether to write
     */
    public Reconfigured run(String name, boolean keep)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        StoredLineage stored = StoredLineage.read(workshop.store().load(name));
        ParsedOptions before = stored.restore(options.unsaid());
        ParsedOptions after = after(stored, before);
        rehearse(stored, after);
        Map<String, ConfigValue> old = StoredOptions.of(before);
        // Whichever CA comes first from now on, this is the one that issued what is in place.
        SortedMap<String, ConfigValue> changed =
                StoredOptions.ofChosenPlugins(after.with("server", before.required("server")));
        TreeSet<String> removed = new TreeSet<>(old.keySet());
        removed.removeAll(changed.keySet());
        // What stays the same keeps its spelling in the file, which may be an older one.
        changed.entrySet().removeIf(entry -> entry.getValue().equals(old.get(entry.getKey())));
        TreeSet<String> all = new TreeSet<>(changed.keySet());
        all.addAll(removed);
        if (keep && !all.isEmpty()) {
            workshop.store().changeParams(stored.lineage(), new TreeMap<>(changed), removed);
            workshop.standby().prepare(after, List.of());
        }
        return new Reconfigured(stored, List.copyOf(all));
    }

    private ParsedOptions after(StoredLineage stored, ParsedOptions before) throws Failure, LineageException {
        ParsedOptions after = stored.restore(options);
        boolean server = !after.required("server").equals(before.required("server"))
                && !after.list("servers").contains(before.required("server"));
        boolean account =
                options.setByUser("account") && !options.text("account").equals(before.text("account"));
        if (server || account) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "Using reconfigure to change the ACME account or server is not supported. If you would"
                                    + " like to do so, use renew with the --force-renewal flag instead of reconfigure."
                                    + " Note that doing so will count against any rate limits.")
                    .holding("Nothing was changed: " + stored.lineage().name() + " is renewed at "
                            + before.required("server")
                            + before.text("account")
                                    .map(id -> " by the account " + id)
                                    .orElse("") + '.');
        }
        // Whoever names the server there is has not meant to lose the account at it.
        if (after.text("account").isEmpty() && before.text("account").isPresent()) {
            after = after.with("account", before.text("account").get());
        }
        return Solvers.settled(after);
    }

    private void rehearse(StoredLineage stored, ParsedOptions after)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        boolean done = false;
        try {
            workshop.succession()
                    .run(stored, after.rehearsing(), stored.certificate().identifiers());
            done = true;
        } finally {
            workshop.hooks().runPost(List.of(), List.of());
            if (!done) {
                workshop.listener()
                        .on(new Event.Warning("The rehearsal with these settings failed, so "
                                + stored.lineage().confFile() + " is as it was."));
            }
        }
    }
}
