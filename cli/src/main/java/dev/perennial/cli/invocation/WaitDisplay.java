package dev.perennial.cli.invocation;

import dev.perennial.engine.Wait;
import java.time.Duration;
import java.time.Instant;

/** Shows one wait. Called by one thread: begin, left as often as the interval asks, close, end. */
interface WaitDisplay {
    /**
     * Says how long, until when, why, and how to skip it.
     *
     * @param findable whether {@code perennial go} can find this process
     */
    void begin(Wait wait, Instant now, boolean findable);

    /** How often {@link #left} is wanted. */
    default Duration interval() {
        return Duration.ofDays(1);
    }

    default void left(Duration left) {}

    /** The wait is over for whatever reason. */
    default void close() {}

    /** Work begins. Not called if the run is stopped. */
    void end(Duration waited, boolean skipped);
}
