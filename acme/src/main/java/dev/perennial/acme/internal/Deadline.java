package dev.perennial.acme.internal;

import dev.perennial.acme.Sleeper;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a call may still take, by a monotonic clock, so that a step of the wall clock neither ends nor prolongs it.
 * Time that a test's sleeper only pretends to spend counts as spent. For one thread.
 */
public final class Deadline {
    private final long start = System.nanoTime();
    private final long budget;
    private final @Nullable Deadline outer;
    private long pretended;

    private Deadline(Duration budget, @Nullable Deadline outer) {
        this.budget = budget.compareTo(Duration.ofDays(365)) < 0 ? budget.toNanos() : Long.MAX_VALUE / 2;
        this.outer = outer;
    }

    public static Deadline in(Duration budget) {
        return new Deadline(budget, null);
    }

    /** A part of this call that may take {@code budget}, but no longer than the whole. */
    public Deadline within(Duration budget) {
        return new Deadline(budget, this);
    }

    /** Zero when it has passed. */
    public Duration remaining() {
        long own = budget - (System.nanoTime() - start) - pretended;
        Duration left = Duration.ofNanos(Math.max(0, own));
        if (outer != null && outer.remaining().compareTo(left) < 0) {
            return outer.remaining();
        }
        return left;
    }

    /** True if {@code wait} ends before the deadline. */
    public boolean leavesTimeAfter(Duration wait) {
        return wait.compareTo(remaining()) < 0;
    }

    public void sleep(Sleeper sleeper, Duration wait) throws InterruptedException {
        long before = System.nanoTime();
        sleeper.sleep(wait);
        spend(wait.toNanos() - (System.nanoTime() - before));
    }

    private void spend(long missing) {
        if (missing > 0) {
            pretended += missing;
            if (outer != null) {
                outer.spend(missing);
            }
        }
    }
}
