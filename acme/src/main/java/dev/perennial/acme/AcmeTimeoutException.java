package dev.perennial.acme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Our own deadline passed, or would have passed before the time at which the CA wants to be asked again. Nothing is
 * lost: the order, authorization or account can be looked at again by its URL.
 */
public final class AcmeTimeoutException extends AcmeException {
    public AcmeTimeoutException(String message, @Nullable Instant retryAt) {
        super(message, null, retryAt);
    }
}
