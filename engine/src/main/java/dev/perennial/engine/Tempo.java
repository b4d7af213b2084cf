package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * How many renewals one start of the program begins at a time. A few hundred are nothing to an authority; ten thousand at once
 * (an incident, a machine that was off for weeks) are a crowd of their own, so where nobody watches they get their
 * turns minute by minute, within hours. On a host with a {@link Rota} a few keep a distance, too. Used by one start, by one
 * thread.
 */
public final class Tempo {
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    /** What needs no turns: done by 8 at a time in a minute or two. */
    private static final int FREE = 300;

    /** 0.7 a second: ten thousand in four hours. */
    private static final int LEAST = 42;

    /** More than {@link #LEAST} allows for are done within this, far from the day that an incident leaves. */
    private static final Duration MOST = Duration.ofHours(6);

    /**
     * Of the natural distance: what is late is caught up, and yet no minute gets a tenth more than its share. The slowest of a
     * batch is caught up in a batch of some 20 times that.
     */
    private static final double OF_DISTANCE = 0.95;

    /** Far below what the timer has another start wait for the lock. */
    private static final Duration LONGEST_BATCH = Duration.ofMinutes(5);

    private final BooleanSupplier unwatched;
    private int aMinute;

    /** @param unwatched asked only on a crowded host: finding out how a process was started takes time */
    public Tempo(BooleanSupplier unwatched) {
        this.unwatched = unwatched;
    }

    /** As many as are due. */
    public static Tempo free() {
        return new Tempo(() -> false);
    }

    /** How many of those that are due may begin now. An answer that is not "all" sets the tempo until all have begun. */
    public int share(int due) {
        if (aMinute == 0) {
            if (due <= FREE || !unwatched.getAsBoolean()) {
                return due;
            }
            aMinute = (int) Math.max(LEAST, Math.ceilDiv(due, MOST.toMinutes()));
        }
        return Math.min(due, aMinute);
    }

    /**
     * How far apart those of a batch begin. Nothing where few are due, since that is no crowd; where the host has no rota, so
     * that nothing tells how far apart they should be; where turns are given, which are a pace already; where somebody watches.
     */
    Duration apart(List<Decision.Due> batch) {
        if (batch.size() < 2 || aMinute > 0) {
            return Duration.ZERO;
        }
        Duration least = LONGEST_BATCH.dividedBy(batch.size());
        for (Decision.Due due : batch) {
            RenewalFacts facts = due.facts();
            if (facts.place().isEmpty() || facts.forced() || facts.rehearsal()) {
                return Duration.ZERO;
            }
            Duration natural = facts.place().get().distance(Decider.usualInterval(facts.lifetime()));
            Duration apart = Duration.ofMillis((long) (natural.toMillis() * OF_DISTANCE));
            least = apart.compareTo(least) < 0 ? apart : least;
        }
        return unwatched.getAsBoolean() ? least : Duration.ZERO;
    }

    /** All have begun that were too many: what comes is usual again. */
    void caughtUp() {
        aMinute = 0;
    }

    /** How many a minute; zero if there is no limit. */
    int aMinute() {
        return aMinute;
    }

    /** How long it takes until the last of those that are left begins. */
    Duration span(int left) {
        return BETWEEN.multipliedBy(Math.ceilDiv(left, Math.max(1, aMinute)));
    }

    /** The turns of those that are left, the most urgent first. */
    List<Turn> turns(List<Outcome.NotAttempted> left, Instant now) {
        List<Outcome.NotAttempted> inOrder = left.stream()
                .sorted(Comparator.comparing((Outcome.NotAttempted each) ->
                        Decider.latest(each.decision()).orElse(Instant.MIN)))
                .toList();
        List<Turn> turns = new ArrayList<>(left.size());
        for (Outcome.NotAttempted each : inOrder) {
            turns.add(new Turn(now.plus(span(turns.size() + 1)), each.name()));
        }
        return turns;
    }
}
