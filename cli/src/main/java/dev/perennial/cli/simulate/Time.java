package dev.perennial.cli.simulate;

import java.time.Instant;

/** Spans in milliseconds, in which the simulation counts: an object for each of a hundred million steps is too much. */
final class Time {
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** When simulated time begins: a midnight. */
    static final long START = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();

    private Time() {}
}
