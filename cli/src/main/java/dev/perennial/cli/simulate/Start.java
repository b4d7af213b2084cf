package dev.perennial.cli.simulate;

import dev.perennial.engine.Crew;
import dev.perennial.engine.Invocation;
import dev.perennial.engine.InvocationEvidence;
import dev.perennial.engine.Pacing;
import dev.perennial.engine.RandomSleep;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.RenewalRun;
import dev.perennial.engine.RunSummary;
import dev.perennial.engine.Stride;
import dev.perennial.engine.Tempo;
import dev.perennial.engine.Turns;
import dev.perennial.engine.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One start of the program by a timer: the engine's own run and crew, with waits and issuances that only move the clock.
 *
 * @param randomSleep what the timer's command says about it
 * @param nextStart what it says about the next start, if it does
 */
record Start(Host host, RandomSleep randomSleep, Optional<Duration> nextStart) {
    private static final InvocationEvidence TIMER = new InvocationEvidence(Invocation.SCHEDULED, "simulated");

    /** As {@code timer install} has it. */
    static Start byOurTimer(Host host) {
        return new Start(host, RandomSleep.NEVER, Optional.of(Duration.ofHours(1)));
    }

    /** @param left until the timer's next start, of which the program is told if {@link #nextStart} is there */
    void run(Map<String, VirtualLineage> lineages, Duration left) throws InterruptedException {
        VirtualClock clock = host.clock();
        Tempo tempo = new Tempo(() -> true);
        Watch watch = new Watch(
                clock,
                host.random(),
                () -> TIMER,
                nextStart.map(hour -> left),
                tempo,
                (wait, to) -> clock.advance(wait.delay()),
                event -> {});
        try {
            watch.run(List.copyOf(lineages.keySet()), (names, asOf) -> batch(lineages, names, asOf, tempo));
        } catch (RenewalException e) {
            throw new IllegalStateException("no lock is missing here", e);
        }
    }

    private RunSummary batch(Map<String, VirtualLineage> lineages, List<String> names, Instant asOf, Tempo tempo)
            throws RenewalException, InterruptedException {
        VirtualClock clock = host.clock();
        if (!asOf.equals(Instant.MIN)) {
            host.connect();
        }
        List<VirtualLineage> some = new ArrayList<>(names.size());
        for (String name : names) {
            some.add(lineages.get(name));
        }
        RenewalRun run = new RenewalRun(
                () -> clock.instant().isBefore(asOf) ? asOf : clock.instant(),
                () -> pacing(asOf),
                (wait, to) -> clock.advance(wait.delay()),
                () -> {},
                event -> {},
                tempo,
                Crew.reading(1),
                new Crew(Host.JOBS, () -> new VirtualThreads(clock)),
                () -> Turns.NONE,
                new Stride(() -> clock.millis() * 1_000_000, clock::sleep, () -> false));
        return run.run(some);
    }

    private Pacing pacing(Instant asOf) {
        return Pacing.plan(
                TIMER, asOf.equals(Instant.MIN) ? randomSleep : RandomSleep.NEVER, Pacing.DEFAULT_MAX, host.random());
    }
}
