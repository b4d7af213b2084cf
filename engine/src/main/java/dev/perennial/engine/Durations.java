package dev.perennial.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long, in words: the two largest units that matter, never rounded up. */
public final class Durations {
    private Durations() {}

    public static String text(Duration duration) {
        if (duration.isNegative()) {
            return '-' + text(duration.negated());
        }
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDays(), duration.toDays() == 1 ? "day" : "days");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "min");
        add(parts, duration.toSecondsPart(), "s");
        return String.join(" ", parts.subList(0, Math.min(2, parts.size())));
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}
