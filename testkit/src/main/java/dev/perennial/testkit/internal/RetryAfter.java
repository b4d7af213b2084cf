package dev.perennial.testkit.internal;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.RetryAfterForm;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A Retry-After header, or none. Fractions of a second are lost: the header cannot tell them. A date is that of
 * {@code wall}, the clock of the Date header beside it, to which clients relate it; it never asks for less than the duration.
 */
public record RetryAfter(Optional<Duration> duration, RetryAfterForm form, Clock wall) {
    /** RFC 9110 section 5.6.7: unlike the JDK's RFC 1123 format, this one always has two digits for the day. */
    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    public Answer addTo(Answer answer) {
        return duration.map(waiting -> answer.with("Retry-After", text(waiting)))
                .orElse(answer);
    }

    private String text(Duration waiting) {
        return switch (form) {
            case SECONDS -> Long.toString(waiting.toSeconds());
            case HTTP_DATE ->
                IMF_FIXDATE.format(wall.instant().plus(waiting).plusSeconds(1).atOffset(ZoneOffset.UTC));
        };
    }
}
