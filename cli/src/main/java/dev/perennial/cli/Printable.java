package dev.perennial.cli;

/** Text from a CA, a DNS server, a file or a hook must not drive the terminal or forge lines of the log. */
final class Printable {
    private Printable() {}

    /** Line breaks and tabs stay; every other control character, and what reorders text, becomes '?'. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bad(text.charAt(i))) {
                return replaced(text, i);
            }
        }
        return text;
    }

    private static String replaced(String text, int from) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            clean.append(bad(c) ? '?' : c);
        }
        return clean.toString();
    }

    /** C0, DEL, C1 (a terminal takes U+009B for an escape sequence), Unicode's line separators and direction marks. */
    private static boolean bad(char c) {
        if (c < ' ') {
            return c != '\n' && c != '\t';
        }
        return (c >= 0x7f && c <= 0x9f)
                || (c >= 0x2028 && c <= 0x2029)
                || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
