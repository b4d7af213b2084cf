package dev.perennial.acme;

/** This CA does not offer what was asked for (its directory lacks the resource, or it answered 501). */
public final class AcmeUnsupportedException extends AcmeException {
    public AcmeUnsupportedException(String message) {
        super(message, null, null);
    }
}
