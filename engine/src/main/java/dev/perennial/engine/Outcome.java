package dev.perennial.engine;

import java.time.Instant;
import java.util.Optional;

/** What became of one certificate in a run. */
public sealed interface Outcome {
    String name();

    record Success(String name, Decision.Due decision, Renewed renewed) implements Outcome {}

    /**
     * What was there before is still in place.
     *
     * @param next when to try again; absent if that is not known
     */
    record Failure(String name, Decision.Due decision, Exception cause, Optional<Instant> next) implements Outcome {}

    /** Not due, or held. */
    record Skipped(String name, Decision decision) implements Outcome {}

    /** Nothing is known about it, so nothing was done. */
    record Unreadable(String name, Exception cause) implements Outcome {}

    /** Due, but the run was stopped before, or is to leave it to a later one. */
    record NotAttempted(String name, Decision.Due decision) implements Outcome {}
}
