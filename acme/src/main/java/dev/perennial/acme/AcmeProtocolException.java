package dev.perennial.acme;

import org.jspecify.annotations.Nullable;

/** The CA answered, but not in ACME: a missing member, a wrong type, an unsafe URL, a redirect, too many bytes. */
public final class AcmeProtocolException extends AcmeException {
    public AcmeProtocolException(String message) {
        this(message, null);
    }

    public AcmeProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause, null);
    }
}
