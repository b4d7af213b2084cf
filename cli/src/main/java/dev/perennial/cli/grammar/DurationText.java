package dev.perennial.cli.grammar;

import java.time.Duration;
import java.util.Optional;

/** {@code 90}, {@code 90s}, {@code 10m}, {@code 1h30m}, {@code 2d}: at most a year, so that nothing overflows. */
public final class DurationText {
    private static final long LONGEST = 366L * 24 * 3600;

    private DurationText() {}

    /** Absent if the text is none of these. */
    public static Optional<Duration> parse(String text) {
        long seconds = 0;
        long number = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = Math.max(number, 0) * 10 + (c - '0');
            } else if (number < 0 || unit(c) == 0) {
                return Optional.empty();
            } else {
                seconds += number * unit(c);
                number = -1;
            }
            if (number > LONGEST || seconds > LONGEST) {
                return Optional.empty();
            }
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        seconds += Math.max(number, 0);
        return seconds > LONGEST ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    private static long unit(char c) {
        return switch (c) {
            case 's' -> 1;
            case 'm' -> 60;
            case 'h' -> 3600;
            case 'd' -> 24 * 3600;
            default -> 0;
        };
    }
}
