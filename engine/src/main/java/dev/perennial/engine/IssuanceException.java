package dev.perennial.engine;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** There is no certificate. The message is for users: what happened, to which names, what to check. */
public sealed class IssuanceException extends Exception permits LostOrderException {
    private final List<FailedIdentifier> failed;

    IssuanceException(String message, List<FailedIdentifier> failed) {
        this(message, failed, null);
    }

    IssuanceException(String message, List<FailedIdentifier> failed, @Nullable Throwable cause) {
        super(message, cause);
        this.failed = List.copyOf(failed);
    }

    static IssuanceException because(AcmeException cause) {
        List<FailedIdentifier> failed =
                cause instanceof AcmeProblemException refusal ? FailedIdentifier.from(refusal.problem()) : List.of();
        String message = cause.getMessage();
        return new IssuanceException(message == null ? cause.toString() : message, failed, cause);
    }

    /**
     * The names to blame, if single names are: an order without them may succeed. Empty if the failure is about the
     * order as a whole.
     */
    public List<FailedIdentifier> failed() {
        return failed;
    }
}
