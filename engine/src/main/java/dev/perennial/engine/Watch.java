package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What one start of the program renews: what is due, and, if nobody watches and the next start is known, what falls due before
 * that, each at its own instant (RFC 9773 section 4.2: the time selected, if the client can be there at that time). What is
 * due is not delayed by what is not; between the batches nothing is locked. Used once, by one thread.
 */
public final class Watch {
    /** Where an instant was not drawn at random, it is the same full second for all that were issued together. */
    private static final Duration BLUR = Duration.ofMinutes(1);

    /** Renews those that are due. */
    @FunctionalInterface
    public interface Batch {
        /**
         * Takes the locks it needs and has let them go when it returns.
         *
         * @param asOf counts as now if it is later: somebody did not want to wait for it
         */
        RunSummary run(List<String> names, Instant asOf) throws RenewalException, InterruptedException;
    }

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Supplier<InvocationEvidence> evidence;
    private final Optional<Duration> nextStart;
    private final Tempo tempo;
    private final Pacer pacer;
    private final Listener listener;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private int left;
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparing(Turn::name));

    /**
     * Of one start of the program.
     *
     * @param evidence asked only if there is something to wait for
     * @param nextStart how long after this start the next one comes
     * @param tempo the one that the batches keep to
     */
    public Watch(
            InstantSource clock,
            RandomGenerator random,
            Supplier<InvocationEvidence> evidence,
            Optional<Duration> nextStart,
            Tempo tempo,
            Pacer pacer,
            Listener listener) {
        this.clock = clock;
        this.random = random;
        this.evidence = evidence;
        this.nextStart = nextStart;
        this.tempo = tempo;
        this.pacer = pacer;
        this.listener = listener;
    }

    /**
     * Returns the last outcome for each certificate.
     *
     * @throws RenewalException as the batch does; what was renewed before stays renewed
     */
    public RunSummary run(List<String> names, Batch batch) throws RenewalException, InterruptedException {
        Instant until = clock.instant().plus(nextStart.orElse(Duration.ZERO));
        note(batch.run(names, Instant.MIN), Instant.MIN);
        while (!turns.isEmpty() && mayWaitFor(turns.element(), until)) {
            Instant at = turns.element().at();
            await(at);
            note(batch.run(whoseTurnIsAt(at), at), at);
            if (nextStart.isPresent()
                    && clock.instant().isAfter(until)
                    && !evidence.get().overlaps()) {
                // What starts us has found us at work, and started nobody (systemd.timer(5)).
                until = until.plus(nextStart.get());
            }
        }
        return new RunSummary(List.copyOf(outcomes.values()));
    }

    /** Turns that were put off for being too many are waited for also where the next start is not known. */
    private boolean mayWaitFor(Turn turn, Instant until) {
        if (nextStart.isEmpty()) {
            return left > 0;
        }
        // Where the clock was set back meanwhile, the next start comes first and does it.
        Instant next = clock.instant().plus(nextStart.get());
        return !turn.at().isAfter(next.isBefore(until) ? next : until)
                && evidence.get().invocation().spreadsLoad();
    }

    private void await(Instant at) throws InterruptedException {
        Instant now = clock.instant();
        Duration delay = Duration.ofMillis(Duration.between(now, at).toMillis());
        if (left > 0 && delay.compareTo(tempo.span(1)) > 0) {
            delay = tempo.span(1); // the clock was set back: their turns come minute by minute all the same
        }
        if (delay.isPositive()) {
            pacer.await(appointment(at, delay), listener);
        }
    }

    private Appointment appointment(Instant at, Duration delay) {
        InvocationEvidence started = evidence.get();
        if (left > 0) {
            String purpose = "because " + left + " renewals more are due at the same time, of which " + tempo.aMinute()
                    + " a minute are begun, the last in " + Durations.text(tempo.span(left));
            return new Appointment(at, delay, started, purpose, started.because(), "at a terminal");
        }
        return new Appointment(
                at,
                delay,
                started,
                "when " + turns.element().name() + " is due",
                "the next run comes in " + Durations.text(nextStart.orElse(Duration.ZERO)),
                "without --next-run-in");
    }

    private List<String> whoseTurnIsAt(Instant at) {
        Instant now = clock.instant();
        List<String> names = new ArrayList<>();
        while (!turns.isEmpty()
                && !(turns.element().at().isAfter(at) && turns.element().at().isAfter(now))) {
            names.add(turns.remove().name());
        }
        return names;
    }

    private void note(RunSummary summary, Instant asOf) {
        Instant now = clock.instant();
        Instant tried = now.isBefore(asOf) ? asOf : now;
        for (Outcome outcome : summary.outcomes()) {
            left += outcome instanceof Outcome.NotAttempted ? 1 : 0;
            left -= outcomes.put(outcome.name(), outcome) instanceof Outcome.NotAttempted ? 1 : 0;
            next(outcome, tried).ifPresent(at -> turns.add(new Turn(at, outcome.name())));
        }
        if (left == 0) {
            tempo.caughtUp();
        }
        turns.addAll(tempo.turns(summary.notAttempted(), now));
    }

    /** What failed and is due at once was tried at once: once a start is enough. What fell due during the batch was not. */
    private Optional<Instant> next(Outcome outcome, Instant tried) {
        return switch (outcome) {
            case Outcome.Success success -> Optional.empty();
            case Outcome.Unreadable unreadable -> Optional.empty();
            case Outcome.NotAttempted left -> Optional.empty();
            case Outcome.Failure failure -> failure.next().filter(at -> at.isAfter(tried));
            case Outcome.Skipped skipped -> nextStart.flatMap(in -> exactly(skipped.decision()));
        };
    }

    private Optional<Instant> exactly(Decision decision) {
        Optional<Instant> due = Decider.firstDue(decision.facts(), decision.at());
        return decision.rule() == Rule.ARI ? due : due.map(this::blurred);
    }

    private Instant blurred(Instant at) {
        return at.plusMillis(random.nextLong(BLUR.toMillis()));
    }
}
