package dev.perennial.dns.auth;

import java.util.List;

/** Text from outside, made fit for a header or a message. */
final class Hostile {
    /** Some providers' tokens fill a page (Keystone's, Azure's with many groups). */
    private static final int MAX_TOKEN = 16 * 1024;

    private Hostile() {}

    /** Whether it is visible ASCII and nothing else, so that it can neither end a header nor begin another. */
    static boolean isWord(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    static boolean isToken(String text) {
        return text.length() <= MAX_TOKEN && isWord(text);
    }

    /** One line of at most {@code max} characters without control and formatting characters and without the secrets. */
    static String sentence(String text, int max, List<String> secrets) {
        String safe = text;
        for (String secret : secrets) {
            safe = secret.length() < 4 ? safe : safe.replace(secret, "***");
        }
        StringBuilder line = new StringBuilder(Math.min(safe.length(), max));
        for (int i = 0; i < safe.length() && line.length() < max; ) {
            int c = safe.codePointAt(i);
            i += Character.charCount(c);
            boolean visible = switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.PRIVATE_USE,
                        Character.SURROGATE,
                        Character.UNASSIGNED,
                        Character.SPACE_SEPARATOR -> false;
                default -> true;
            };
            if (visible) {
                line.appendCodePoint(c);
            } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
                line.append(' ');
            }
        }
        return line.toString().strip();
    }
}
