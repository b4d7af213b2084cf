package dev.perennial.engine;

/** What became of one certificate in a run. */
public sealed interface Outcome {
    String name();

    record Success(String name, Decision.Due decision, Renewed renewed) implements Outcome {}

    /** What was there before is still in place. */
    record Failure(String name, Decision.Due decision, Exception cause) implements Outcome {}

    /** Not due, or held. */
    record Skipped(String name, Decision decision) implements Outcome {}

    /** Nothing is known about it, so nothing was done. */
    record Unreadable(String name, Exception cause) implements Outcome {}

    /** Due, but the run was stopped before. */
    record NotAttempted(String name, Decision.Due decision) implements Outcome {}
}
