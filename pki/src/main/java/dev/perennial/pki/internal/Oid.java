package dev.perennial.pki.internal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Object identifiers between dotted text and DER content (X.690 section 8.19); arcs may be of any size. */
public final class Oid {
    public static final String RSA = "1.2.840.113549.1.1.1";
    public static final String EC = "1.2.840.10045.2.1";
    public static final String ED25519 = "1.3.101.112";
    public static final String COMMON_NAME = "2.5.4.3";
    public static final String EXTENSION_REQUEST = "1.2.840.113549.1.9.14";
    public static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
    public static final String KEY_USAGE = "2.5.29.15";
    public static final String SUBJECT_ALT_NAME = "2.5.29.17";
    public static final String BASIC_CONSTRAINTS = "2.5.29.19";
    public static final String CRL_NUMBER = "2.5.29.20";
    public static final String CRL_REASON = "2.5.29.21";
    public static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
    public static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
    public static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    public static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
    public static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
    public static final String ACME_IDENTIFIER = "1.3.6.1.5.5.7.1.31";
    public static final String OCSP = "1.3.6.1.5.5.7.48.1";
    public static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
    public static final String PRECERTIFICATE_POISON = "1.3.6.1.4.1.11129.2.4.3";

    private static final BigInteger EIGHTY = BigInteger.valueOf(80);

    private Oid() {}

    /**
     * The content octets.
     *
     * @throws IllegalArgumentException if the text is no object identifier: it comes from code, not from a peer
     */
    public static byte[] encode(String dotted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(dotted.length());
        int dot = dotted.indexOf('.');
        if (dot != 1 || dotted.charAt(0) > '2' || dotted.charAt(0) < '0') {
            throw new IllegalArgumentException("not an object identifier: " + dotted);
        }
        BigInteger carry = BigInteger.valueOf(40L * (dotted.charAt(0) - '0'));
        for (int from = 2; from >= 2; ) {
            int next = dotted.indexOf('.', from);
            BigInteger arc = new BigInteger(dotted.substring(from, next < 0 ? dotted.length() : next));
            if (arc.signum() < 0 || (from == 2 && dotted.charAt(0) < '2' && arc.intValue() > 39)) {
                throw new IllegalArgumentException("not an object identifier: " + dotted);
            }
            base128(arc.add(carry), out);
            carry = BigInteger.ZERO;
            from = next + 1 == 0 ? -1 : next + 1;
        }
        return out.toByteArray();
    }

    private static void base128(BigInteger arc, ByteArrayOutputStream out) {
        int groups = Math.max(1, (arc.bitLength() + 6) / 7);
        for (int i = groups - 1; i >= 0; i--) {
            out.write((arc.shiftRight(7 * i).intValue() & 0x7f) | (i > 0 ? 0x80 : 0));
        }
    }

    /** Whether every arc is complete and written in as few octets as possible. */
    static boolean wellFormed(byte[] der, int from, int to) {
        boolean first = true;
        for (int i = from; i < to; i++) {
            if (first && der[i] == (byte) 0x80) {
                return false;
            }
            first = (der[i] & 0x80) == 0;
        }
        return from < to && first;
    }

    /** Content octets that are well-formed, as text. */
    static String dotted(byte[] content) {
        StringBuilder out = new StringBuilder(32);
        BigInteger arc = BigInteger.ZERO;
        for (byte octet : content) {
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7f));
            if (octet >= 0) {
                out.append(out.isEmpty() ? firstTwo(arc) : "." + arc);
                arc = BigInteger.ZERO;
            }
        }
        return out.toString();
    }

    private static String firstTwo(BigInteger combined) {
        if (combined.compareTo(EIGHTY) >= 0) {
            return "2." + combined.subtract(EIGHTY);
        }
        return combined.intValue() / 40 + "." + combined.intValue() % 40;
    }
}
