package dev.perennial.pki;

import java.util.Base64;

/** The base64url alphabet without padding, as JOSE and ACME use it (RFC 7515 section 2, RFC 8555 section 6.1). */
public final class Base64Url {
    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Accepts exactly what {@link #encode} writes. Padding, blanks and stray bits in the last character are refused, so
     * that no two texts stand for the same bytes.
     */
    public static byte[] decode(String text) throws PkiException {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new PkiException("base64url: a character is outside the alphabet or the length is impossible", e);
        }
        if (!encode(bytes).equals(text)) {
            throw new PkiException("base64url: padded or not in canonical form");
        }
        return bytes;
    }
}
