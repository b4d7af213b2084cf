package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stops a loop. Whatever makes a certificate due as soon as it is issued (a setting, a server that forgets, a defect here), the
 * authority counts each one, and after five in a week Let's Encrypt issues no more for these names. Pure.
 */
public final class DuplicateGuard {
    /** A person who tries things out needs as many; a machine that needs more is in a loop. */
    private static final int ALLOWED = 3;

    private static final Duration DAY = Duration.ofDays(1);

    private DuplicateGuard() {}

    /** Whether a certificate is so young that others may have been issued just before it. */
    public static boolean young(Instant issued, Duration lifetime, Instant now) {
        return issued.isAfter(now.minus(span(lifetime)));
    }

    /**
     * Until when to leave a certificate alone that is due; absent if it is no loop.
     *
     * @param issued when the certificates of one lineage were issued, the newest first
     * @param lifetime of the newest: what lives for hours is renewed several times a day, and rightly so
     */
    public static Optional<Hold> hold(List<Instant> issued, Duration lifetime, Instant now) {
        if (issued.size() < ALLOWED || !young(issued.get(ALLOWED - 1), lifetime, now)) {
            return Optional.empty();
        }
        return Optional.of(new Hold(
                issued.get(ALLOWED - 1).plus(span(lifetime)),
                ALLOWED + " certificates were issued for it within " + Durations.text(span(lifetime))
                        + " and it is due again, which looks like a loop."));
    }

    private static Duration span(Duration lifetime) {
        return lifetime.compareTo(DAY) < 0 ? lifetime : DAY;
    }
}
