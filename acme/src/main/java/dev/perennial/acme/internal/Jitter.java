package dev.perennial.acme.internal;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Spreads waits, in milliseconds, so that many clients do not return at the same moment. */
final class Jitter {
    private Jitter() {}

    /** Between half and one and a half of {@code wait}. */
    static Duration around(Duration wait, RandomGenerator random) {
        return Duration.ofMillis((long) (wait.toMillis() * (0.5 + random.nextDouble())));
    }

    /** What a CA asked for, never less, and up to a tenth or 5 seconds more. */
    static Duration later(Duration wait, RandomGenerator random) {
        long most = Math.min(5_000, wait.toMillis() / 10);
        return wait.plusMillis((long) (most * random.nextDouble()));
    }
}
