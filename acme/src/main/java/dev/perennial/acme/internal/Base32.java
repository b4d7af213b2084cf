package dev.perennial.acme.internal;

/** RFC 4648 section 6 in lower case, for octet counts that need no padding (multiples of 5). */
public final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    public static String lowerCase(byte[] bytes) {
        if (bytes.length % 5 != 0) {
            throw new IllegalArgumentException("Needs a multiple of 5 octets, not " + bytes.length);
        }
        StringBuilder text = new StringBuilder(bytes.length / 5 * 8);
        int bits = 0;
        int held = 0;
        for (byte b : bytes) {
            held = (held << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt((held >> bits) & 31));
            }
            held &= (1 << bits) - 1;
        }
        return text.toString();
    }
}
