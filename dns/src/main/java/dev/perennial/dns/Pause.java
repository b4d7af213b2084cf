package dev.perennial.dns;

import java.time.Duration;

/** Lets time pass between two looks. */
@FunctionalInterface
public interface Pause {
    /** Blocks the calling thread for so long, or until it is interrupted. */
    void sleep(Duration duration) throws InterruptedException;
}
