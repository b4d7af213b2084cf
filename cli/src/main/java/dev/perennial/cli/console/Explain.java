package dev.perennial.cli.console;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.grammar.StoredOptionException;
import dev.perennial.cli.grammar.UsageException;
import dev.perennial.engine.IssuanceException;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.SolverException;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LockedException;
import dev.perennial.lineage.configobj.ConfigException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;

/** Turns whatever ended a command into words for the person who has to act. */
public final class Explain {
    static final String UNCHANGED = "Certificates that were in place still are.";
    private static final int INTERRUPTED = 130;

    private Explain() {}

    public static Failure failure(Throwable thrown, String program) {
        return switch (thrown) {
            case Failure failure -> failure;
            case UsageException usage -> usage(usage, program);
            case InterruptedException stop ->
                new Failure(FailureKind.INTERRUPTED, "Exiting due to user request.", stop)
                        .holding(UNCHANGED)
                        .exit(INTERRUPTED);
            case LockedException locked ->
                own(FailureKind.LOCKED, locked)
                        .holding("Nothing was changed.")
                        .next("Try again when it is done, or wait for it: --wait-lock 10m.");
            case LineageException damaged -> own(FailureKind.DAMAGED, damaged);
            case StoredOptionException damaged ->
                own(FailureKind.DAMAGED, damaged).holding(UNCHANGED);
            case ConfigException damaged -> own(FailureKind.DAMAGED, damaged).holding(UNCHANGED);
            case IssuanceException none
            when none.getCause() instanceof AcmeException acme ->
                ExplainAcme.failure(acme, String.valueOf(none.getMessage()));
            case IssuanceException none -> notIssued(none, program);
            case RenewalException none
            when none.getCause() instanceof Failure || none.getCause() instanceof LockedException ->
                failure(none.getCause(), program);
            case RenewalException none -> own(FailureKind.NOT_ISSUED, none).holding(UNCHANGED);
            case AcmeException acme -> ExplainAcme.failure(acme, String.valueOf(acme.getMessage()));
            case UncheckedIOException wrapped
            when wrapped.getCause() != null -> ExplainFiles.failure(wrapped.getCause());
            case IOException io -> ExplainFiles.failure(io);
            default -> internal(thrown);
        };
    }

    private static Failure usage(UsageException usage, String program) {
        return new Failure(FailureKind.USAGE, String.valueOf(usage.getMessage()))
                .holding("Nothing was done.")
                .next("Help: " + program + " --help, or " + program + " help COMMAND.")
                .exit(usage.exitCode());
    }

    private static Failure notIssued(IssuanceException none, String program) {
        Failure failure = own(FailureKind.NOT_ISSUED, none).holding(UNCHANGED);
        boolean port = none.getCause() instanceof SolverException solver && solver.getCause() instanceof BindException;
        if (port) {
            return failure.next("Free it for as long as the names are validated, or let the server that has it show the"
                    + " response: --webroot.");
        }
        boolean looked = none.failed().stream().anyMatch(each -> each.problem().isPresent());
        return looked
                ? failure.next(program + " doctor "
                        + none.failed().getFirst().identifier().value()
                        + " looks at what the CA has looked at, and says what to do.")
                : failure;
    }

    /** An exception whose message was written for users. */
    private static Failure own(FailureKind kind, Exception e) {
        return new Failure(kind, String.valueOf(e.getMessage()), e);
    }

    private static Failure internal(Throwable thrown) {
        String said = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return new Failure(
                        FailureKind.INTERNAL,
                        "An unexpected error occurred: " + thrown.getClass().getSimpleName() + said,
                        thrown)
                .holding(UNCHANGED)
                .next("This is a defect; please report it with what --debug shows.");
    }
}
