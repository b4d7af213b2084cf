package dev.perennial.cli.grammar;

/**
 * The command line or a cli.ini cannot be understood, or asks for two things at once; nothing has been created. One
 * sentence or two, for the user.
 */
public final class UsageException extends Exception {
    private static final int NOT_UNDERSTOOD = 2;
    private static final int REFUSED = 1;

    private final int exitCode;

    /** Not understood: exit code 2, as argparse has it. */
    public UsageException(String message) {
        this(message, NOT_UNDERSTOOD);
    }

    private UsageException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Understood, but it makes no sense: exit code 1, because Certbot finds that out after parsing. */
    public static UsageException refused(String message) {
        return new UsageException(message, REFUSED);
    }

    public int exitCode() {
        return exitCode;
    }
}
