package dev.perennial.cli.console;

/** What sort of failure, for programs: {@code error.kind} in the JSON answer. Names are never changed or reused. */
public enum FailureKind {
    /** The command line or a cli.ini is wrong; nothing was touched. */
    USAGE("usage"),
    /** What was asked for contradicts what exists, or names something that does not exist. */
    REFUSED("refused"),
    /** A file or folder could not be read or written. */
    FILES("files"),
    /** Another run holds the lock. */
    LOCKED("locked"),
    /** A renewal configuration, account or certificate on disk is damaged. */
    DAMAGED("damaged"),
    /** The certificate authority was reached and said no. */
    CA_REFUSED("ca-refused"),
    /** The certificate authority was not reached, is not trusted, or answered nonsense. */
    CA_UNREACHABLE("ca-unreachable"),
    /** Control of a name could not be proven, or the certificate was not issued for another reason. */
    NOT_ISSUED("not-issued"),
    /** A new certificate is in place, but a server presents another one. */
    NOT_SERVED("not-served"),
    /** Something was found that would make a renewal fail, or that keeps a certificate from its use. */
    FINDINGS("findings"),
    /** Some of the renewals of a run failed. */
    PARTLY("partly"),
    /** Stopped by a signal or by an answer at a prompt. */
    INTERRUPTED("interrupted"),
    /** A defect of this program. */
    INTERNAL("internal");

    private final String id;

    FailureKind(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }
}
