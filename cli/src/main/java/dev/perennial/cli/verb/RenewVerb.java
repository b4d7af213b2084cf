package dev.perennial.cli.verb;

import dev.perennial.cli.Context;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.OrderedOutput;
import dev.perennial.cli.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.invocation.RenewalWait;
import dev.perennial.cli.work.JournalSweep;
import dev.perennial.cli.work.LineageRenewal;
import dev.perennial.cli.work.Lineages;
import dev.perennial.cli.work.Redeployment;
import dev.perennial.cli.work.RunLocks;
import dev.perennial.cli.work.StoredLineage;
import dev.perennial.cli.work.Workshop;
import dev.perennial.engine.Outcome;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.RenewalRun;
import dev.perennial.engine.RunSummary;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code renew}: every certificate that is due, after a wait if nobody watches. */
final class RenewVerb implements Verb {
    @Override
    public int run(Context given) throws Exception {
        OrderedOutput output = new OrderedOutput(given.output());
        Context context = given.speakingBy(output);
        ParsedOptions options = context.options();
        try (Workshop workshop = new Workshop(context, new Prompts(context.environment(), options));
                RunLocks locks = new RunLocks(context)) {
            List<String> names = names(workshop.store(), options.text("certname"));
            if (!options.flag("dry_run")) {
                new JournalSweep(workshop).run(new Redeployment(workshop).run(names));
            }
            RunSummary summary = renew(context, workshop, locks, names, output);
            workshop.proof().settle();
            if (!options.flag("dry_run")) {
                workshop.proof().retry(names, locks);
            }
            int failed = summary.failed().size();
            int unreadable = summary.unreadable().size();
            if (failed + unreadable > 0) {
                throw new Failure(
                        FailureKind.PARTLY, failed + " renew failure(s), " + unreadable + " parse failure(s)");
            }
            workshop.proof().require(options);
            return 0;
        }
    }

    private static RunSummary renew(
            Context context, Workshop workshop, RunLocks locks, List<String> names, OrderedOutput output)
            throws Exception {
        List<LineageRenewal> renewals = new ArrayList<>(names.size());
        for (String name : names) {
            renewals.add(workshop.renewal(name));
        }
        RenewalWait wait = new RenewalWait(context);
        RenewalRun run = new RenewalRun(
                context.environment().clock(),
                wait::plan,
                wait.pacer(),
                locks,
                workshop.listener(),
                jobs(context.options()),
                output);
        try {
            RunSummary summary = run.run(renewals);
            new RenewSummary(context.output(), workshop.store(), context.options()).tell(summary);
            return summary;
        } catch (RenewalException e) {
            // The lock was not to be had; its own exception tells what kind of failure that is.
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            // Whatever ended the run: a pre hook may have stopped a server that a post hook starts again.
            workshop.hooks().runPost(renewed(run.summary()), failed(workshop.store(), run.summary()));
        }
    }

    /** Where a person looks at each response, at one certificate after another. */
    private static int jobs(ParsedOptions options) {
        return options.flag("debug_challenges") ? 1 : options.number("jobs");
    }

    private static List<String> names(LineageStore store, Optional<String> only) throws LineageException, Failure {
        if (only.isEmpty()) {
            return store.names();
        }
        Lineages.require(store, only.get());
        return List.of(only.get());
    }

    private static List<String> renewed(RunSummary summary) {
        List<String> names = new ArrayList<>();
        for (Outcome.Success success : summary.renewed()) {
            success.renewed().identifiers().forEach(identifier -> names.add(identifier.value()));
        }
        return names;
    }

    private static List<String> failed(LineageStore store, RunSummary summary) {
        List<String> names = new ArrayList<>();
        for (Outcome.Failure failure : summary.failed()) {
            try {
                names.addAll(StoredLineage.read(store.load(failure.name())).names());
            } catch (LineageException e) {
                // Readable a moment ago. Post hooks matter more than a complete list for them.
                names.add(failure.name());
            }
        }
        return names;
    }
}
