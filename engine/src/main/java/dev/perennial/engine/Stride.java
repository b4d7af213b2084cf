package dev.perennial.engine;

import dev.perennial.acme.Sleeper;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Keeps the beginnings of the renewals of one batch apart, so that those which had to wait for the batch before do not reach
 * the authority at once. Any number of threads.
 */
public final class Stride {
    private static final long LOOK_UP = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final Sleeper sleeper;
    private final BooleanSupplier hurry;
    private long distance;
    private long previous;

    /**
     * Of nothing, until it is told.
     *
     * @param nanos a clock that nobody sets
     * @param hurry from when on nobody waits any more, because something is out of service until all are done; asked each second
     */
    public Stride(LongSupplier nanos, Sleeper sleeper, BooleanSupplier hurry) {
        this.nanos = nanos;
        this.sleeper = sleeper;
        this.hurry = hurry;
    }

    /** From now on; the next may begin at once. */
    synchronized void keep(Duration apart) {
        distance = apart.toNanos();
        previous = nanos.getAsLong() - distance;
    }

    /**
     * Blocks until the caller may begin.
     *
     * @throws InterruptedException if the run is to stop
     */
    void await() throws InterruptedException {
        long turn = turn();
        long left = turn - nanos.getAsLong();
        while (left > 0 && !hurry.getAsBoolean()) {
            long nap = Math.min(left, LOOK_UP);
            sleeper.sleep(Duration.ofNanos(nap));
            left = Math.min(left - nap, turn - nanos.getAsLong());
        }
    }

    private synchronized long turn() {
        long now = nanos.getAsLong();
        previous = now + Math.max(0, previous + distance - now);
        return previous;
    }
}
