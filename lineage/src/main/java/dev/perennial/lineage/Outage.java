package dev.perennial.lineage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * What went wrong with a CA, whichever certificate it was asked for.
 *
 * @param server its directory
 * @param failures how many in a row
 * @param since when the first of them happened
 * @param last when the last of them did
 * @param message what was said then, a sentence
 * @param until when it is left alone; not after {@code last} if it is not
 */
public record Outage(URI server, int failures, Instant since, Instant last, String message, Instant until) {
    /** Nothing is left alone for longer; what lies farther ahead was written while the clock was wrong. */
    private static final Duration LONGEST = Duration.ofDays(2);

    /** Whether it is left alone. */
    public boolean open(Instant now) {
        return now.isBefore(until) && until.isBefore(now.plus(LONGEST));
    }

    /** Whether it has been left alone for long enough, so that one certificate may try it. */
    public boolean halfOpen(Instant now) {
        return !open(now) && until.isAfter(last);
    }
}
