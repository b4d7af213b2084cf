package dev.perennial.dns;

import java.util.Locale;
import java.util.Optional;

/** How messages are signed (RFC 8945 section 6), as Certbot's credentials name it. */
public enum TsigAlgorithm {
    HMAC_MD5,
    HMAC_SHA1,
    HMAC_SHA224,
    HMAC_SHA256,
    HMAC_SHA384,
    HMAC_SHA512;

    /** Such as {@code HMAC-SHA256}. */
    public String text() {
        return name().replace('_', '-');
    }

    /** In any case of letters. */
    public static Optional<TsigAlgorithm> of(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        for (TsigAlgorithm each : values()) {
            if (each.text().equals(upper)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
