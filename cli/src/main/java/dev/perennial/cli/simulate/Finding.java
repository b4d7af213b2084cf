package dev.perennial.cli.simulate;

import java.util.Locale;

/**
 * One thing that was measured.
 *
 * @param goal empty if it is only told
 */
record Finding(String what, String value, String goal, boolean met) {
    static Finding atMost(String what, double value, double limit) {
        return new Finding(what, text(value), "at most " + text(limit), value <= limit);
    }

    static Finding atLeast(String what, double percent, double limit) {
        return new Finding(
                what,
                String.format(Locale.ROOT, "%.3f %%", percent),
                String.format(Locale.ROOT, "at least %.1f %%", limit),
                percent >= limit);
    }

    static Finding told(String what, String value) {
        return new Finding(what, value, "", true);
    }

    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, value < 10 ? "%.3f" : "%.1f", value);
    }
}
