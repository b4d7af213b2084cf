package dev.perennial.testkit.internal;

import dev.perennial.testkit.Answer;
import dev.perennial.testkit.RetryAfterForm;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A Retry-After header, or none. Fractions of a second are lost: the header cannot tell them. */
public record RetryAfter(Optional<Duration> duration, RetryAfterForm form, Clock clock) {

    public Answer addTo(Answer answer) {
        return duration.map(waiting -> answer.with("Retry-After", text(waiting)))
                .orElse(answer);
    }

    private String text(Duration waiting) {
        return switch (form) {
            case SECONDS -> Long.toString(waiting.toSeconds());
            case HTTP_DATE ->
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().plus(waiting).atOffset(ZoneOffset.UTC));
        };
    }
}
