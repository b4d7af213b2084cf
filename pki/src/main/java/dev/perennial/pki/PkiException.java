package dev.perennial.pki;

/**
 * Malformed or unsupported input. The message names the format and the place in it, and never quotes key material, so
 * it may be logged and shown.
 */
public final class PkiException extends Exception {
    public PkiException(String message) {
        super(message);
    }

    public PkiException(String message, Throwable cause) {
        super(message, cause);
    }
}
