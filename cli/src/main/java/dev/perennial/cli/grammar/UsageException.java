package dev.perennial.cli.grammar;

/** The command line or a cli.ini cannot be understood: exit code 2, and nothing has been created. */
public final class UsageException extends Exception {
    public UsageException(String message) {
        super(message);
    }
}
