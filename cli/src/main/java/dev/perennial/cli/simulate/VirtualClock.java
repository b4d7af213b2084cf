package dev.perennial.cli.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/**
 * Time that passes only when everybody waits. Of the threads that share it one at a time runs, the others wait for their
 * instants: so the same seed gives the same, however the processors share the threads out.
 */
final class VirtualClock implements InstantSource {
    private record Sleeper(long until, long number, Semaphore turn) {}

    private final PriorityQueue<Sleeper> asleep =
            new PriorityQueue<>(Comparator.comparingLong(Sleeper::until).thenComparingLong(Sleeper::number));
    private long now;
    private long sleepers;

    void set(long millis) {
        now = millis;
    }

    /** For a thread that shares the clock with no other. */
    void advance(Duration duration) {
        now = now + duration.toMillis();
    }

    void sleep(Duration duration) throws InterruptedException {
        sleepUntil(now + Math.ceilDiv(duration.toNanos(), 1_000_000));
    }

    /** Blocks while others have something to do before that. */
    void sleepUntil(long instant) throws InterruptedException {
        if (!othersBefore(instant)) {
            now = Math.max(now, instant);
            return;
        }
        Semaphore turn = join(instant);
        yieldTo();
        turn.acquire();
    }

    private synchronized boolean othersBefore(long instant) {
        return !asleep.isEmpty() && asleep.element().until() <= instant;
    }

    /** What a thread waits at until it is that instant; somebody has to {@link #yieldTo} it. */
    synchronized Semaphore join(long instant) {
        Sleeper sleeper = new Sleeper(instant, sleepers++, new Semaphore(0));
        asleep.add(sleeper);
        return sleeper.turn();
    }

    /** Lets the thread whose instant is the next run instead of the caller, if there is one. */
    synchronized void yieldTo() {
        if (!asleep.isEmpty()) {
            Sleeper first = asleep.remove();
            now = Math.max(now, first.until());
            first.turn().release();
        }
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }
}
