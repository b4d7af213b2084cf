package dev.perennial.dns.run;

import dev.perennial.dns.Pause;
import dev.perennial.dns.recipe.Recipe.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/**
 * Lets no more requests through than a provider wants, of all threads together: evenly, so that no window of whatever length
 * has more.
 */
final class Gate {
    /** A tenth more than a second: requests do not all take the same time to arrive. */
    private static final long SECOND = 1_100_000_000;

    private final Duration apart;
    private final Semaphore slots;
    private final InstantSource clock;
    private final Pause pause;
    private Instant next = Instant.MIN;

    Gate(Limits limits, InstantSource clock, Pause pause) {
        this.apart = limits.perSecond() > 0 ? Duration.ofNanos((long) (SECOND / limits.perSecond())) : Duration.ZERO;
        this.slots = new Semaphore(limits.concurrent(), true);
        this.clock = clock;
        this.pause = pause;
    }

    /** What is done while there is room. */
    interface Work<T, E extends Exception> {
        T run() throws E, InterruptedException;
    }

    /** Blocks until it may be done, and does it. */
    <T, E extends Exception> T through(Work<T, E> work) throws E, InterruptedException {
        slots.acquire();
        try {
            Duration wait = turn();
            if (wait.isPositive()) {
                pause.sleep(wait);
            }
            return work.run();
        } finally {
            slots.release();
        }
    }

    private synchronized Duration turn() {
        Instant now = clock.instant();
        Instant mine = next.isAfter(now) ? next : now;
        next = mine.plus(apart);
        return Duration.between(now, mine);
    }

    /** Nobody is let through before that much time has passed: the provider said so. */
    synchronized void close(Duration length) {
        Instant open = clock.instant().plus(length);
        if (open.isAfter(next)) {
            next = open;
        }
    }
}
