package dev.perennial.dns.recipe;

import java.nio.charset.StandardCharsets;

/** A TXT value as zone files have it. */
final class Quoted {
    /** What one text of a TXT record can hold (RFC 1035 section 3.3). */
    private static final int MOST_BYTES = 255;

    private Quoted() {}

    /**
     * In double quotes, with a backslash before quotes and backslashes, in as many texts as it takes. A backslash before three
     * digits is left alone: it stands for a byte, in a value that was there before.
     */
    static String of(String value) {
        StringBuilder all = new StringBuilder("\"");
        int bytes = 0;
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            String next = Character.toString(c);
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > MOST_BYTES) {
                all.append("\" \"");
                bytes = 0;
            }
            if (c == '"' || (c == '\\' && !isCode(value, i + 1))) {
                all.append('\\');
            }
            all.append(next);
            bytes += size;
            i += next.length();
        }
        return all.append('"').toString();
    }

    private static boolean isCode(String text, int at) {
        return at + 3 <= text.length() && text.substring(at, at + 3).chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
