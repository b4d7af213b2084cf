package dev.perennial.dns.run;

import dev.perennial.dns.Pause;
import dev.perennial.dns.recipe.Recipe.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;

/**
 * Lets no more requests through than a provider wants, of all threads together. They begin evenly; and since one that is
 * slow to arrive may meet the next, each counts until a window after its answer: so the provider never sees more than its
 * limit in any window, however long requests take.
 */
final class Gate {
    private static final double SECOND = 1_000_000_000;

    /** How many may begin and end within a window; 0 for no limit. */
    private final int most;

    private final Duration window;
    private final Duration apart;
    private final Semaphore slots;
    private final InstantSource clock;
    private final Pause pause;
    /** When those that have been answered count no more. */
    private final PriorityQueue<Instant> over = new PriorityQueue<>();

    private int under;
    private Instant next = Instant.MIN;

    Gate(Limits limits, InstantSource clock, Pause pause) {
        double rate = limits.perSecond();
        this.most = rate > 0 ? (int) Math.max(1, rate) : 0;
        this.window = rate > 0 ? Duration.ofNanos((long) (most * SECOND / rate)) : Duration.ZERO;
        this.apart = rate > 0 ? Duration.ofNanos((long) (SECOND / rate)) : Duration.ZERO;
        this.slots = new Semaphore(most > 0 ? Math.min(most, limits.concurrent()) : limits.concurrent(), true);
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
            for (Duration wait = turn(); wait.isPositive(); wait = turn()) {
                pause.sleep(wait);
            }
            try {
                return work.run();
            } finally {
                answered();
            }
        } finally {
            slots.release();
        }
    }

    /** How long it is at least until the caller may begin; if that is zero, it has begun. */
    private synchronized Duration turn() {
        Instant now = clock.instant();
        while (!over.isEmpty() && !over.peek().isAfter(now)) {
            over.poll();
        }
        // Of those that are under way there are fewer than the limit: each has a slot, and so has the caller.
        Instant room = most > 0 && under + over.size() >= most && !over.isEmpty() ? over.peek() : now;
        Instant mine = room.isAfter(next) ? room : next;
        if (mine.isAfter(now)) {
            return Duration.between(now, mine);
        }
        under++;
        next = now.plus(apart);
        return Duration.ZERO;
    }

    private synchronized void answered() {
        under--;
        if (most > 0) {
            over.add(clock.instant().plus(window));
        }
    }

    /** Nobody is let through before that much time has passed: the provider said so. */
    synchronized void close(Duration length) {
        Instant open = clock.instant().plus(length);
        if (open.isAfter(next)) {
            next = open;
        }
    }
}
