package dev.perennial.engine;

import org.jspecify.annotations.Nullable;

/** A response could not be put or taken away; the message is one sentence for users. */
public final class SolverException extends Exception {
    public SolverException(String message) {
        this(message, null);
    }

    public SolverException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
