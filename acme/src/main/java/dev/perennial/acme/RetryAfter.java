package dev.perennial.acme;

import dev.perennial.acme.internal.HttpDates;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The Retry-After header (RFC 9110 section 10.2.3). */
public final class RetryAfter {
    /** Longer waits mean the same to us, and overflow nothing. */
    private static final long MAX_SECONDS = 10L * 365 * 24 * 3600;

    private RetryAfter() {}

    /**
     * Reads seconds or any HTTP date; what is in the past becomes zero, garbage becomes empty.
     *
     * @param serverNow the answer's Date: dates are taken relative to it, so that a wrong clock here does no harm
     */
    public static Optional<Duration> parse(String header, Instant serverNow) {
        String text = header.strip();
        if (isNumber(text)) {
            return Optional.of(clamp(seconds(text)));
        }
        return HttpDates.parse(text).map(at -> clamp(at.getEpochSecond() - serverNow.getEpochSecond()));
    }

    private static Duration clamp(long seconds) {
        return Duration.ofSeconds(Math.max(0, Math.min(seconds, MAX_SECONDS)));
    }

    private static long seconds(String number) {
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            return number.startsWith("-") ? 0 : MAX_SECONDS; // more digits than a long holds
        }
    }

    private static boolean isNumber(String text) {
        int digits = text.startsWith("-") ? 1 : 0;
        for (int i = digits; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > digits;
    }
}
