package dev.perennial.engine;

import org.jspecify.annotations.Nullable;

/** One certificate could not be read or renewed, or a run could not start; the message is for users. */
public final class RenewalException extends Exception {
    public RenewalException(String message) {
        this(message, null);
    }

    public RenewalException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
