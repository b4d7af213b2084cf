package dev.perennial.lineage;

import org.jspecify.annotations.Nullable;

/** Something on disk cannot be read or written. The message is for users: the file, what is wrong, what still holds. */
public final class LineageException extends Exception {
    public LineageException(String message) {
        this(message, null);
    }

    public LineageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
