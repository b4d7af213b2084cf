package dev.perennial.cli.verb;

import dev.perennial.cli.Context;
import dev.perennial.cli.Environment;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.ProgressListener;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.invocation.RenewalWait;
import dev.perennial.cli.work.Folders;
import dev.perennial.cli.work.LineageRenewal;
import dev.perennial.cli.work.Obtaining;
import dev.perennial.cli.work.StoredLineage;
import dev.perennial.cli.work.SuggestedWindows;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Outcome;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.RenewalRun;
import dev.perennial.engine.RunLock;
import dev.perennial.engine.RunSummary;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.Hooks;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.LockedException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code renew}: every certificate that is due, after a wait if nobody watches. */
final class RenewVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        Environment environment = context.environment();
        ParsedOptions options = context.options();
        CertbotPaths paths = Folders.of(options);
        LineageStore store = new LineageStore(paths, environment.version());
        List<String> names = store.names();
        Optional<String> only = options.text("certname");
        if (only.isPresent()) {
            if (!Files.exists(store.confFile(only.get()))) {
                throw new Failure(
                        FailureKind.REFUSED,
                        "No certificate found with name " + only.get() + " (expected " + store.confFile(only.get())
                                + ").");
            }
            names = List.of(only.get());
        }
        Clock clock = environment.clock();
        Listener listener = new ProgressListener(context);
        Obtaining obtaining = new Obtaining(context, paths, listener, clock);
        Hooks hooks = new Hooks(paths, options.flag("directory_hooks"), environment.variables(), listener);
        try (SuggestedWindows windows = new SuggestedWindows(context, clock)) {
            List<LineageRenewal> renewals = new ArrayList<>(names.size());
            for (String name : names) {
                renewals.add(new LineageRenewal(name, store, options, obtaining, windows, hooks));
            }
            RenewalWait wait = new RenewalWait(context);
            RenewalRun run = new RenewalRun(clock, wait::plan, wait.pacer(), lock(paths), listener);
            RunSummary summary = run.run(renewals);
            new RenewSummary(context.output(), store, options.flag("dry_run")).tell(summary);
            hooks.runPost(names(store, summary.renewed()), names(store, summary.failed()));
            int failed = summary.failed().size();
            int unreadable = summary.unreadable().size();
            if (failed + unreadable > 0) {
                throw new Failure(
                        FailureKind.PARTLY, failed + " renew failure(s), " + unreadable + " parse failure(s)");
            }
            return 0;
        }
    }

    /** The names of the certificates of some outcomes, for the post hooks. */
    private static List<String> names(LineageStore store, List<? extends Outcome> outcomes) throws LineageException {
        List<String> names = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            names.addAll(StoredLineage.read(store.load(outcome.name())).names());
        }
        return names;
    }

    private static RunLock lock(CertbotPaths paths) {
        return () -> {
            try {
                DirectoryLocks locks = Folders.lock(paths);
                return locks::close;
            } catch (LockedException | Failure e) {
                throw new RenewalException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
            }
        };
    }
}
