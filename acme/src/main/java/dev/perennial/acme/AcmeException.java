package dev.perennial.acme;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a call to a CA gave no result. The message names the request and holds no secret. */
public abstract sealed class AcmeException extends Exception
        permits AcmeProblemException,
                AcmeTransportException,
                AcmeProtocolException,
                AcmeTimeoutException,
                AcmeUnsupportedException {

    private final @Nullable Instant retryAt;

    AcmeException(String message, @Nullable Throwable cause, @Nullable Instant retryAt) {
        super(message, cause);
        this.retryAt = retryAt;
    }

    /** When the CA wants to be asked again, by the clock of this client; a try before that is useless. */
    public final Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }
}
