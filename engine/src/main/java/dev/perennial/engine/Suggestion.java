package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an authority said about when to renew one certificate, and when it wants to be asked again (RFC 9773 section 4.3).
 *
 * @param window absent if it has named none
 * @param explanation a page for people, which is shown when it changes
 */
public record Suggestion(Optional<SuggestedWindow> window, Instant askAgain, Optional<String> explanation) {
    /** No authority can ask for more; what lies farther ahead was written while the clock was wrong. */
    private static final Duration LONGEST = Duration.ofHours(25);

    /** Whether the authority does not want to be asked yet. */
    public boolean holds(Instant now) {
        return askAgain.isAfter(now) && sane(now);
    }

    /** Whether an authority can have said so. */
    public boolean sane(Instant now) {
        return askAgain.isBefore(now.plus(LONGEST));
    }
}
