package dev.perennial.cli.console;

import org.jspecify.annotations.Nullable;

/**
 * Why a command did not do what it was asked, told to a person who has to act: what happened to what, what is still
 * true, what to do next. Each part is whole sentences and holds no secret.
 */
public final class Failure extends Exception {
    private static final int FAILED = 1;

    private final FailureKind kind;
    private final String holds;
    private final String next;
    private final int exitCode;

    public Failure(FailureKind kind, String what) {
        this(kind, what, null);
    }

    public Failure(FailureKind kind, String what, @Nullable Throwable cause) {
        this(kind, what, "", "", FAILED, cause);
    }

    private Failure(FailureKind kind, String what, String holds, String next, int exitCode, @Nullable Throwable cause) {
        super(what, cause);
        this.kind = kind;
        this.holds = holds;
        this.next = next;
        this.exitCode = exitCode;
    }

    /** What the failure left alone: "The old certificate is in place until ...". */
    public Failure holding(String sentence) {
        return new Failure(kind, what(), sentence, next, exitCode, getCause());
    }

    public Failure next(String sentence) {
        return new Failure(kind, what(), holds, sentence, exitCode, getCause());
    }

    public Failure exit(int code) {
        return new Failure(kind, what(), holds, next, code, getCause());
    }

    public FailureKind kind() {
        return kind;
    }

    public String what() {
        return String.valueOf(getMessage());
    }

    /** Empty if there is nothing to say. */
    public String holds() {
        return holds;
    }

    /** Empty if there is nothing to say. */
    public String next() {
        return next;
    }

    public int exitCode() {
        return exitCode;
    }
}
