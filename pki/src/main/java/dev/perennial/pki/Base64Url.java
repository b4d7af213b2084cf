package dev.perennial.pki;

import java.util.Base64;

/** The base64url alphabet without padding, as JOSE and ACME use it (RFC 7515 section 2, RFC 8555 section 6.1). */
public final class Base64Url {
    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
