package dev.perennial.dns.auth;

import dev.perennial.acme.PlainText;
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
        return PlainText.of(safe, max);
    }
}
