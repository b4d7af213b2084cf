package dev.perennial.dns.recipe;

import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 section 2.1), of all but the unreserved characters. */
public final class Percent {
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /** Of the text's UTF-8. */
    public static String encode(String text) {
        StringBuilder all = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (unreserved(b)) {
                all.append((char) b);
            } else {
                all.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
            }
        }
        return all.toString();
    }

    private static boolean unreserved(byte b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
