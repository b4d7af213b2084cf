package dev.perennial.cli.takeover;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.FileReason;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.ProgressListener;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.lineage.AccountStore;
import dev.perennial.lineage.CertbotPaths;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.lineage.LockedException;
import dev.perennial.lineage.takeover.ForeignReader;
import dev.perennial.lineage.takeover.Found;
import dev.perennial.lineage.takeover.Given;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Clock;
import java.util.Optional;

/** Takes over what another client keeps: reads, reports, and unless only a report is wanted, does it. */
public final class Import {
    private final Context context;
    private final ParsedOptions options;
    private final Output out;
    private final CertbotPaths paths;
    private final Clock clock;
    private final LineageStore store;
    private final AccountStore accounts;

    public Import(Context context) {
        this.context = context;
        this.options = context.options();
        this.out = context.output();
        this.paths = Folders.of(options);
        this.clock = context.environment().clock();
        this.store = new LineageStore(paths, context.environment().version());
        this.accounts = new AccountStore(paths, new ProgressListener(context));
    }

    /** Does all of it; returns the exit code. */
    public int run(ForeignReader reader, Path folder)
            throws LineageException, LockedException, Failure, InterruptedException {
        requireElsewhere(folder);
        Found found = reader.read(ForeignTree.open(folder), given());
        requireNamed(found);
        Planning planning = new Planning(
                paths, store, accounts, options, context.environment().variables());
        boolean check = options.flag("import_check");
        Report report = new Report(out, clock.instant(), check);
        Plan plan = planning.of(found);
        report.found(plan);
        if (!check && plan.pending()) {
            try (DirectoryLocks _ = Folders.lock(context)) {
                Plan now = planning.of(found); // it may have come here meanwhile
                plan = new Takeover(paths, store, accounts, clock).run(now);
                report.done(now, plan);
            }
        }
        if (out.json()) {
            PlanJson.give(plan, out);
        }
        return tell(plan, check);
    }

    /** A check leaves no trace in the log, either. */
    private int tell(Plan plan, boolean check) {
        int failures = plan.failures();
        if (failures > 0) {
            Failure failure = new Failure(
                            FailureKind.PARTLY,
                            failures + " of what was found "
                                    + (check ? "cannot be" : failures == 1 ? "was not" : "were not") + " carried over.")
                    .holding("All else " + (check ? "can be" : "is here") + "; "
                            + plan.found().folder() + " is as it was.")
                    .next("Mend what is said above, and run this again.");
            out.failure(failure, "");
            return failure.exitCode();
        }
        out.line(
                check
                        ? "\nNothing was changed."
                        : "\nRehearse the renewals with renew --dry-run. When they work, point your servers at "
                                + paths.live() + " and stop the timer of the other client.");
        return 0;
    }

    private void requireElsewhere(Path folder) throws Failure {
        try {
            if (Files.exists(folder)
                    && Files.exists(paths.configDir())
                    && Files.isSameFile(folder, paths.configDir())) {
                throw new Failure(FailureKind.REFUSED, folder + " is the configuration folder of this run.")
                        .holding("Nothing was done.")
                        .next("Certbot's own folder needs no import: see certificates.");
            }
        } catch (IOException e) {
            throw new Failure(FailureKind.FILES, folder + " cannot be read: " + FileReason.of(e) + '.', e)
                    .holding("Nothing was done.");
        }
    }

    private void requireNamed(Found found) throws Failure {
        Optional<String> only = options.text("certname");
        if (only.isPresent()
                && found.lineages().stream().noneMatch(lineage -> lineage.name().equals(only.get()))) {
            throw new Failure(
                            FailureKind.REFUSED,
                            "No certificate found with name " + only.get() + " in " + found.folder() + '.')
                    .holding("Nothing was done.")
                    .next("What there is, shows the same command with --check and without --cert-name.");
        }
    }

    private Given given() throws Failure {
        Optional<URI> server = options.setByUser("server") ? Optional.of(ServerUrl.of(options)) : Optional.empty();
        return new Given(server, owner());
    }

    /** Who renews here is whoever owns the configuration folder, or will. */
    private UserPrincipal owner() throws Failure {
        Path there = paths.configDir();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        try {
            return Files.getOwner(there);
        } catch (IOException e) {
            throw new Failure(FailureKind.FILES, there + " cannot be read: " + FileReason.of(e) + '.', e)
                    .holding("Nothing was done.");
        }
    }
}
