package dev.perennial.acme;

import java.nio.charset.StandardCharsets;

/** Makes text of a stranger fit for a log line or a terminal: no control or formatting characters, one line, bounded. */
public final class PlainText {
    private PlainText() {}

    /** At most {@code max} characters; what is cut off is marked by an ellipsis. */
    public static String of(String hostile, int max) {
        StringBuilder text = new StringBuilder(Math.min(hostile.length(), max));
        boolean blank = false;
        for (int i = 0; i < hostile.length(); ) {
            int c = hostile.codePointAt(i);
            i += Character.charCount(c);
            if (!visible(c)) {
                blank = true;
                continue;
            }
            if (blank && !text.isEmpty()) {
                text.append(' ');
            }
            blank = false;
            if (text.length() >= max) {
                return text.append('\u2026').toString();
            }
            text.appendCodePoint(c);
        }
        return text.toString();
    }

    /** The beginning of a body of unknown type and encoding. */
    public static String of(byte[] body, int max) {
        return of(new String(body, 0, Math.min(body.length, 4 * max), StandardCharsets.UTF_8), max);
    }

    /** Escape sequences could redraw a terminal, and direction marks could turn a message round. */
    private static boolean visible(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
