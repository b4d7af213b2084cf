package dev.perennial.cli.console;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Text from a CA, a DNS server, a file or a hook must not drive the terminal or forge lines of the log. */
public final class Printable {
    private Printable() {}

    /** A stack trace, whose messages may quote anybody. */
    public static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return text(trace.toString());
    }

    /** Line breaks and tabs stay; every other control character, and what reorders text, becomes '?'. */
    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bad(text.charAt(i))) {
                return replaced(text, i);
            }
        }
        return text;
    }

    /** JSON, where such a character has an escape: nothing is lost for programs, and a terminal shows it harmlessly. */
    static String json(String json) {
        StringBuilder clean = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (bad(c)) {
                clean.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                clean.append(c);
            }
        }
        return clean.toString();
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
