package dev.perennial.acme;

import java.time.Duration;

/** Waits for the protocol: between polls and before retries. Tests pass one that moves a clock instead. */
@FunctionalInterface
public interface Sleeper {
    /**
     * Blocks the calling thread for {@code duration}; returns at once if it is zero or negative.
     *
     * @throws InterruptedException if the thread is interrupted before or while waiting
     */
    void sleep(Duration duration) throws InterruptedException;

    /** Really sleeps. */
    static Sleeper system() {
        return SystemSleeper.INSTANCE;
    }
}
