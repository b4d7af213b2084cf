package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.OrderedOutput;
import dev.perennial.cli.console.Prompts;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.invocation.RenewalWait;
import dev.perennial.cli.store.RunLocks;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.cli.work.JournalSweep;
import dev.perennial.cli.work.LineageRenewal;
import dev.perennial.cli.work.Redeployment;
import dev.perennial.cli.work.Reliefs;
import dev.perennial.cli.work.Workshop;
import dev.perennial.engine.Crew;
import dev.perennial.engine.Outcome;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.RenewalRun;
import dev.perennial.engine.RunSummary;
import dev.perennial.engine.Stride;
import dev.perennial.engine.Tempo;
import dev.perennial.engine.Watch;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Renews what is due of some lineages, with the locks and the hooks of a whole run. Each batch reads anew what other
 * processes have noted since the last one.
 */
final class RenewBatch implements Watch.Batch {
    private final Context context;
    private final RenewalWait wait;
    private final Tempo tempo;
    private final OrderedOutput output;
    private final Set<String> unserved = new TreeSet<>();
    private boolean first = true;

    RenewBatch(Context context, RenewalWait wait, Tempo tempo, OrderedOutput output) {
        this.context = context;
        this.wait = wait;
        this.tempo = tempo;
        this.output = output;
    }

    @Override
    public RunSummary run(List<String> names, Instant asOf) throws RenewalException, InterruptedException {
        try (Workshop workshop = new Workshop(context, new Prompts(context.environment(), context.options()));
                RunLocks locks = new RunLocks(context)) {
            if (context.options().flag("dry_run")) {
                return renew(workshop, locks, names, Optional.empty(), asOf);
            }
            Optional<Redeployment> mending = first ? Optional.of(new Redeployment(workshop)) : Optional.empty();
            if (first) {
                new JournalSweep(workshop).run(mending.get(), names);
            }
            Reliefs reliefs = new Reliefs(workshop);
            reliefs.before(names);
            RunSummary summary = renew(workshop, locks, names, mending, asOf);
            reliefs.after(summary);
            workshop.proof().settle();
            if (first) {
                workshop.proof().retry(names, locks);
            }
            first = false;
            unserved.addAll(workshop.proof().missing());
            return summary;
        }
    }

    /** Those in place that servers do not present. */
    Set<String> unserved() {
        return unserved;
    }

    private RunSummary renew(
            Workshop workshop, RunLocks locks, List<String> names, Optional<Redeployment> mending, Instant asOf)
            throws RenewalException, InterruptedException {
        List<LineageRenewal> renewals = new ArrayList<>(names.size());
        for (String name : names) {
            renewals.add(workshop.renewal(name, mending));
        }
        Clock clock = context.environment().clock();
        int jobs = jobs(context.options());
        RenewalRun run = new RenewalRun(
                () -> clock.instant().isBefore(asOf) ? asOf : clock.instant(),
                asOf.equals(Instant.MIN) ? wait::plan : wait::none,
                wait.pacer(),
                () -> {
                    locks.acquire();
                    workshop.refresh();
                },
                workshop.listener(),
                tempo,
                Crew.reading(Math.min(jobs, Runtime.getRuntime().availableProcessors())),
                Crew.waiting(jobs),
                output::more,
                new Stride(System::nanoTime, context.environment().sleeper(), workshop.hooks()::preRan));
        try {
            RunSummary summary = run.run(renewals);
            new RenewSummary(context.output(), workshop.store(), context.options()).tell(summary);
            return summary;
        } finally {
            // Whatever ended the run: a pre hook may have stopped a server that a post hook starts again.
            workshop.hooks().runPost(renewed(run.summary()), failed(workshop.store(), run.summary()));
        }
    }

    /** Where a person looks at each response, at one certificate after another. */
    private static int jobs(ParsedOptions options) {
        return options.flag("debug_challenges") ? 1 : options.number("jobs");
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
