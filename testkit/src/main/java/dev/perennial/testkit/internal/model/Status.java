package dev.perennial.testkit.internal.model;

import java.util.Locale;

/** The states of accounts, orders, authorizations and challenges (RFC 8555 section 7.1.6). */
public enum Status {
    PENDING,
    READY,
    PROCESSING,
    VALID,
    INVALID,
    DEACTIVATED,
    EXPIRED,
    REVOKED;

    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
