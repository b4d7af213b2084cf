package dev.perennial.acme.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** Internet timestamps (RFC 3339): any offset, any number of digits of a second, small letters too. */
final class Rfc3339 {
    private static final int MAX_FRACTION = 9;

    private Rfc3339() {}

    static Optional<Instant> parse(String text) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return Optional.empty(); // java.time also reads years of a sign and nine digits, and sums of those overflow
        }
        try {
            return Optional.of(OffsetDateTime.parse(shortFraction(text.toUpperCase(Locale.ROOT)))
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** java.time refuses what is finer than nanoseconds. */
    private static String shortFraction(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return text;
        }
        int end = dot + 1;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return text.substring(0, Math.min(end, dot + 1 + MAX_FRACTION)) + text.substring(end);
    }
}
