package dev.perennial.cli.console;

import dev.perennial.engine.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Instants as people at this machine read them: by its clock, and how far away they are.
 *
 * @param now what is in the past and what to come
 */
public record LocalMoments(ZoneId zone, Instant now) {
    public static LocalMoments of(Environment environment) {
        return new LocalMoments(
                environment.clock().getZone(), environment.clock().instant());
    }

    /** Such as {@code 2026-12-24 10:12 +01:00}. */
    public String at(Instant instant) {
        ZonedDateTime local = instant.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        String offset = local.getOffset().getId();
        return local.toLocalDate() + " " + local.toLocalTime() + ' ' + (offset.equals("Z") ? "UTC" : offset);
    }

    /** Such as {@code 2026-12-24}. */
    public String day(Instant instant) {
        return instant.atZone(zone).toLocalDate().toString();
    }

    /** Such as {@code in 29 days 3 h} or {@code 7 h 2 min ago}. */
    public String away(Instant instant) {
        return relative(instant, Durations.text(distance(instant)));
    }

    /** The same to the largest unit, for where there is little room. */
    public String roughly(Instant instant) {
        return relative(instant, rough(distance(instant)));
    }

    /** Such as {@code 2026-12-24 10:12 +01:00 (in 29 days 3 h)}. */
    public String both(Instant instant) {
        return at(instant) + " (" + away(instant) + ')';
    }

    /** The largest unit, never rounded up. */
    public static String rough(Duration duration) {
        String[] words = Durations.text(duration).split(" ", 3);
        return words[0] + ' ' + words[1];
    }

    private String relative(Instant instant, String distance) {
        if (distance.endsWith(" ms")) {
            return "now";
        }
        return instant.isBefore(now) ? distance + " ago" : "in " + distance;
    }

    private Duration distance(Instant instant) {
        return Duration.between(now, instant).abs();
    }
}
