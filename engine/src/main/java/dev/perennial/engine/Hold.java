package dev.perennial.engine;

import java.time.Instant;

/**
 * Until when a certificate is left alone.
 *
 * @param why one sentence for users
 */
public record Hold(Instant until, String why) {
    /** Whichever ends later. */
    public Hold orLonger(Hold other) {
        return other.until.isAfter(until) ? other : this;
    }
}
