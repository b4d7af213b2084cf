package dev.perennial.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TXT record for a CA to find. Others may stand at the same name.
 *
 * @param name in lower case without a final dot
 * @param value visible ASCII and blanks
 * @param origin what it answers; empty if it answers no challenge with a token
 */
public record TxtRecord(String name, String value, Optional<Origin> origin) {
    /** Of one string on the wire (RFC 1035 section 3.3). */
    private static final int LONGEST = 255;

    public TxtRecord {
        name = Question.normal(name);
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < ' ' || value.charAt(i) > '~') {
                throw new IllegalArgumentException("a TXT record for a CA has visible ASCII alone");
            }
        }
    }

    public TxtRecord(String name, String value) {
        this(name, value, Optional.empty());
    }

    /** The value as a zone file has it: strings that fit on the wire, each in quotes. */
    public String quoted() {
        return quoted(value);
    }

    /** The same of any text. */
    public static String quoted(String text) {
        return '"' + String.join("\" \"", strings(text)) + '"';
    }

    /** The value in pieces that fit on the wire, each with a backslash before quotes and backslashes. */
    public List<String> strings() {
        return strings(value);
    }

    private static List<String> strings(String text) {
        List<String> strings = new ArrayList<>();
        for (int start = 0; start < text.length() || start == 0; start += LONGEST) {
            String piece = text.substring(start, Math.min(text.length(), start + LONGEST));
            strings.add(piece.replace("\\", "\\\\").replace("\"", "\\\""));
        }
        return strings;
    }
}
