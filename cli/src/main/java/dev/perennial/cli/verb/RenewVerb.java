package dev.perennial.cli.verb;

import dev.perennial.cli.Context;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FailureKind;
import dev.perennial.cli.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.invocation.RenewalWait;
import dev.perennial.cli.work.Folders;
import dev.perennial.cli.work.LineageRenewal;
import dev.perennial.cli.work.StoredLineage;
import dev.perennial.cli.work.Workshop;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code renew}: every certificate that is due, after a wait if nobody watches. */
final class RenewVerb implements Verb {
    @Override
    public int run(Context context) throws Exception {
        ParsedOptions options = context.options();
        try (Workshop workshop = new Workshop(context, new Prompts(context.environment(), options))) {
            LineageStore store = workshop.store();
            Hooks hooks = workshop.hooks();
            List<LineageRenewal> renewals = new ArrayList<>();
            for (String name : names(store, options.text("certname"))) {
                renewals.add(workshop.renewal(name));
            }
            RenewalWait wait = new RenewalWait(context);
            RenewalRun run = new RenewalRun(
                    context.environment().clock(),
                    wait::plan,
                    wait.pacer(),
                    lock(workshop.paths()),
                    workshop.listener());
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

    private static List<String> names(LineageStore store, Optional<String> only) throws LineageException, Failure {
        if (only.isEmpty()) {
            return store.names();
        }
        if (!Files.exists(store.confFile(only.get()))) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "No certificate found with name " + only.get() + " (expected " + store.confFile(only.get()) + ").");
        }
        return List.of(only.get());
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
