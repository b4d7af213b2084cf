package dev.perennial.cli.ca;

/** The file with what is known of CAs cannot be read or understood; says which file, and which line of it. */
public final class CaFileException extends Exception {
    CaFileException(String message) {
        super(message);
    }

    CaFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
