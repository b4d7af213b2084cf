package dev.perennial.lineage;

import dev.perennial.engine.Hold;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What went wrong with the renewal of one lineage.
 *
 * @param failures how many in a row
 * @param since when the first of them happened
 * @param last when the last of them did
 * @param message what was said then, a sentence
 * @param until when it is left alone
 */
public record Trouble(int failures, Instant since, Instant last, String message, Instant until) {
    /** For whoever decides. */
    public Hold hold() {
        String times = failures == 1 ? "it failed once" : "it failed " + failures + " times in a row";
        return new Hold(until, times + ", the last time at " + last.truncatedTo(ChronoUnit.SECONDS) + ": " + message);
    }
}
