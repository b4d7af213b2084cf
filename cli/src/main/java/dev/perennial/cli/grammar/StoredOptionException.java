package dev.perennial.cli.grammar;

/** A value in {@code [renewalparams]} does not fit its option; the message names the key, the caller the file. */
public final class StoredOptionException extends Exception {
    StoredOptionException(String message) {
        super(message);
    }
}
