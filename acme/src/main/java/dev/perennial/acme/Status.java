package dev.perennial.acme;

import java.util.Locale;

/** The states of accounts, orders, authorizations and challenges (RFC 8555 section 7.1.6), one set of words for all four. */
public enum Status {
    PENDING,
    READY,
    PROCESSING,
    VALID,
    INVALID,
    DEACTIVATED,
    EXPIRED,
    REVOKED,
    /** A word of the CA that no RFC knows: neither success nor failure, so polls go on. */
    UNKNOWN;

    private static final Status[] VALUES = values();

    /** Never fails: what is not known becomes {@link #UNKNOWN}. */
    public static Status of(String word) {
        for (Status status : VALUES) {
            if (status != UNKNOWN && status.word().equals(word)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    /** As it stands in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
