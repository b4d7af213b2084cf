package dev.perennial.cli.console;

import java.time.LocalDateTime;

/** {@code 2026-11-24 10:35:12,045}, as Python's logging writes it; by hand, because a formatter costs 12 ms to load. */
final class LogTime {
    private LogTime() {}

    static String text(LocalDateTime time) {
        StringBuilder out = new StringBuilder(23);
        pad(out, time.getYear(), 4).append('-');
        pad(out, time.getMonthValue(), 2).append('-');
        pad(out, time.getDayOfMonth(), 2).append(' ');
        pad(out, time.getHour(), 2).append(':');
        pad(out, time.getMinute(), 2).append(':');
        pad(out, time.getSecond(), 2).append(',');
        return pad(out, time.getNano() / 1_000_000, 3).toString();
    }

    private static StringBuilder pad(StringBuilder out, int number, int width) {
        String digits = Integer.toString(number);
        out.repeat('0', Math.max(0, width - digits.length()));
        return out.append(digits);
    }
}
