package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.OrderedOutput;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.invocation.RenewalWait;
import dev.perennial.cli.served.ServedProof;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.Lineages;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.RunSummary;
import dev.perennial.engine.Tempo;
import dev.perennial.engine.Watch;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code renew}: every certificate that is due, after a wait if nobody watches. */
final class RenewVerb implements Verb {
    @Override
    public int run(Context given) throws Exception {
        OrderedOutput output = new OrderedOutput(given.output());
        Context context = given.speakingBy(output);
        ParsedOptions options = context.options();
        LineageStore store =
                new LineageStore(Folders.of(options), context.environment().version());
        List<String> names = names(store, options.text("certname"));
        RenewalWait wait = new RenewalWait(context);
        Tempo tempo = new Tempo(() -> wait.evidence().invocation().spreadsLoad());
        RenewBatch batch = new RenewBatch(context, wait, tempo, output);
        RunSummary summary = renew(context, names, wait, tempo, batch);
        new RenewSummary(context.output(), store, options).answer(summary);
        int failed = summary.failed().size();
        int unreadable = summary.unreadable().size();
        if (failed + unreadable > 0) {
            throw new Failure(FailureKind.PARTLY, failed + " renew failure(s), " + unreadable + " parse failure(s)");
        }
        ServedProof.require(batch.unserved(), options);
        return 0;
    }

    private static RunSummary renew(
            Context context, List<String> names, RenewalWait wait, Tempo tempo, RenewBatch batch) throws Exception {
        Watch watch = new Watch(
                context.environment().clock(),
                context.environment().random(),
                wait::evidence,
                nextRun(context.options()),
                tempo,
                wait.pacer(),
                new ProgressListener(context));
        try {
            return watch.run(names, batch);
        } catch (RenewalException e) {
            // The lock was not to be had; its own exception tells what kind of failure that is.
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** A rehearsal and a forced renewal are for now. */
    private static Optional<Duration> nextRun(ParsedOptions options) {
        boolean forNow = options.flag("dry_run") || options.flag("renew_by_default");
        return Optional.of(options.duration("next_run_in")).filter(in -> in.isPositive() && !forNow);
    }

    private static List<String> names(LineageStore store, Optional<String> only) throws LineageException, Failure {
        if (only.isEmpty()) {
            return store.names();
        }
        Lineages.require(store, only.get());
        return List.of(only.get());
    }
}
