package dev.perennial.dns.bridge;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A line {@code KEY='value'} of acme.sh's account.conf.
 *
 * @param key empty if it is no such line
 * @param value as it was given, out of the wrapping that acme.sh puts around some
 */
record AcmeShLine(String key, String value) {
    private static final String START = "__ACME_BASE64__START_";
    private static final String END = "__ACME_BASE64__END_";

    static AcmeShLine parse(String line) {
        int equals = line.indexOf("='");
        if (equals < 0 || line.length() < equals + 3 || !line.endsWith("'")) {
            return new AcmeShLine("", line);
        }
        return new AcmeShLine(line.substring(0, equals), plain(line.substring(equals + 2, line.length() - 1)));
    }

    private static String plain(String value) {
        if (!value.startsWith(START) || !value.endsWith(END) || value.length() < START.length() + END.length()) {
            return value;
        }
        try {
            byte[] bytes =
                    Base64.getMimeDecoder().decode(value.substring(START.length(), value.length() - END.length()));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value; // no base64: then it is what it looks like
        }
    }
}
