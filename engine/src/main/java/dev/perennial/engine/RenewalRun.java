package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One run over some certificates: decide about all, wait once if any is due, then renew those, several at once. What goes
 * wrong with one neither touches nor delays another. Used once, by one thread.
 */
public final class RenewalRun {
    /** With fewer, it takes longer to share the work out than to do it. */
    private static final int CROWD = 100;

    private final InstantSource clock;
    private final Supplier<Pacing> pacing;
    private final Pacer pacer;
    private final RunLock lock;
    private final Listener listener;
    private final Tempo tempo;
    private final Crew lookers;
    private final Crew renewers;
    private final Supplier<Turns> turns;
    private final Stride stride;
    private final Map<String, Outcome> outcomes = Collections.synchronizedMap(new LinkedHashMap<>());

    /**
     * @param pacing asked once, and only if something is due: finding out how a process was started takes time
     * @param listener called by the threads of several renewals
     * @param lookers those who find out what is due
     * @param renewers as many as certificates may be worked on at once
     * @param turns for each round of work, which begins when that before has ended
     * @param stride by which the renewals begin, if they have to keep one
     */
    public RenewalRun(
            InstantSource clock,
            Supplier<Pacing> pacing,
            Pacer pacer,
            RunLock lock,
            Listener listener,
            Tempo tempo,
            Crew lookers,
            Crew renewers,
            Supplier<Turns> turns,
            Stride stride) {
        this.clock = clock;
        this.pacing = pacing;
        this.pacer = pacer;
        this.lock = lock;
        this.listener = listener;
        this.tempo = tempo;
        this.lookers = lookers;
        this.renewers = renewers;
        this.turns = turns;
        this.stride = stride;
    }

    /**
     * Tells the listener a {@link Event.Summary} also if it throws; the certificates that were not reached are in it.
     *
     * @throws RenewalException if the lock is held by somebody else; nothing was renewed then
     * @throws InterruptedException if the run was stopped; the renewals that were going on have cleaned up
     */
    public RunSummary run(List<? extends Renewable> renewables) throws RenewalException, InterruptedException {
        try {
            lookAtAll(renewables);
            List<Due> due = new ArrayList<>();
            for (Renewable renewable : renewables) {
                if (outcomes.get(renewable.name()) instanceof Outcome.NotAttempted waiting) {
                    due.add(new Due(renewable, waiting.decision(), Decider.latest(waiting.decision())));
                }
            }
            if (!due.isEmpty()) {
                int share = tempo.share(due.size());
                Duration apart = tempo.apart(due.stream().map(Due::decision).toList());
                List<Due> now = first(due, share, apart);
                pace(now);
                lock.acquire();
                keep(apart, now.size());
                Turns renewing = turns.get();
                renewers.run(
                        now.size(),
                        number -> turn(renewing, number, now.get(number).renewable()));
            }
        } finally {
            listener.on(new Event.Summary(summary()));
        }
        return summary();
    }

    /** What has become of the certificates so far, also after {@link #run} has thrown. */
    public RunSummary summary() {
        synchronized (outcomes) {
            return new RunSummary(List.copyOf(outcomes.values()));
        }
    }

    private void lookAtAll(List<? extends Renewable> renewables) throws InterruptedException {
        if (lookers.single() || renewables.size() < CROWD) {
            for (Renewable renewable : renewables) {
                outcomes.put(renewable.name(), look(renewable));
            }
            return;
        }
        Outcome[] seen = new Outcome[renewables.size()];
        Turns looking = turns.get();
        lookers.run(seen.length, number -> {
            Renewable renewable = renewables.get(number);
            looking.take(number, renewable.name(), () -> {
                try {
                    seen[number] = look(renewable);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // whoever did that waits for this thread to end
                }
            });
        });
        for (Outcome outcome : seen) {
            outcomes.put(outcome.name(), outcome);
        }
    }

    private Outcome look(Renewable renewable) throws InterruptedException {
        listener.on(new Event.Processing(renewable.name()));
        Outcome outcome = decide(renewable);
        switch (outcome) {
            case Outcome.NotAttempted due -> tell(due.name(), due.decision());
            case Outcome.Skipped skipped -> tell(skipped.name(), skipped.decision());
            default -> {}
        }
        return outcome;
    }

    private void tell(String name, Decision decision) {
        listener.on(new Event.Decided(name, decision));
        Decider.warning(decision.facts()).ifPresent(sentence -> listener.on(new Event.Warning(name + ": " + sentence)));
    }

    /** Those that begin now. If not all can at once, the most urgent come first. */
    private static List<Due> first(List<Due> due, int share, Duration apart) {
        return share == due.size() && apart.isZero()
                ? due
                : due.stream().sorted(Due.BY_URGENCY).limit(share).toList();
    }

    private void keep(Duration apart, int count) {
        stride.keep(apart);
        if (!apart.isZero()) {
            listener.on(new Event.Detail(count + " renewals begin " + Durations.text(apart)
                    + " apart, because this host has very many certificates and nobody watches"));
        }
    }

    private void pace(List<Due> due) throws InterruptedException {
        Pacing plan = pacing.get();
        Instant now = clock.instant();
        for (Due each : due) {
            if (each.latest().isPresent()) {
                plan = plan.within(Duration.between(now, each.latest().get()));
            }
        }
        if (plan.waits()) {
            pacer.await(plan, listener);
        }
    }

    /** What an interrupt cuts off was not attempted, as far as the summary is concerned. */
    private void turn(Turns renewing, int number, Renewable renewable) {
        try {
            stride.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nothing has begun, and nothing else will
            return;
        }
        renewing.take(number, renewable.name(), () -> {
            try {
                outcomes.put(renewable.name(), lookAgainAndRenew(renewable));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // whoever did that waits for this thread to end
            }
        });
    }

    /** Under the lock, so that what another process renewed meanwhile is not renewed twice. */
    private Outcome lookAgainAndRenew(Renewable renewable) throws InterruptedException {
        return switch (decide(renewable)) {
            case Outcome.NotAttempted due -> renew(renewable, due.decision());
            case Outcome.Skipped skipped -> {
                listener.on(new Event.Decided(skipped.name(), skipped.decision()));
                yield skipped;
            }
            case Outcome other -> other;
        };
    }

    private Outcome decide(Renewable renewable) throws InterruptedException {
        String name = renewable.name();
        try {
            Decision decision = Decider.decide(renewable.facts(), clock.instant());
            return decision instanceof Decision.Due due
                    ? new Outcome.NotAttempted(name, due)
                    : new Outcome.Skipped(name, decision);
        } catch (RenewalException | RuntimeException e) {
            listener.on(new Event.Unreadable(name, e));
            return new Outcome.Unreadable(name, e);
        }
    }

    /** A defect in our own code (a runtime exception) must not keep the other certificates from being renewed. */
    private Outcome renew(Renewable renewable, Decision.Due due) throws InterruptedException {
        String name = renewable.name();
        listener.on(new Event.RenewalStarted(name, due));
        try {
            return new Outcome.Success(name, due, renewable.renew(due, listener));
        } catch (RenewalException | RuntimeException e) {
            listener.on(new Event.Failed(name, e));
            return new Outcome.Failure(name, due, e, again(renewable));
        }
    }

    private Optional<Instant> again(Renewable renewable) throws InterruptedException {
        try {
            return Decider.firstDue(renewable.facts(), clock.instant());
        } catch (RenewalException | RuntimeException e) {
            return Optional.empty(); // the next run will say so, if it is still the case
        }
    }

    /** What is due, and until when it may be put off. */
    private record Due(Renewable renewable, Decision.Due decision, Optional<Instant> latest) {
        static final Comparator<Due> BY_URGENCY =
                Comparator.comparing(due -> due.latest().orElse(Instant.MIN));
    }
}
