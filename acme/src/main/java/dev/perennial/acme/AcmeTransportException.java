package dev.perennial.acme;

import org.jspecify.annotations.Nullable;

/** No complete answer came: the CA was not reached, is not trusted, or the connection broke. */
public final class AcmeTransportException extends AcmeException {
    /** What went wrong, as far as it decides what may be done next. */
    public enum Fault {
        /** Name not resolved, connection refused or not completed: the CA has not seen the request. */
        UNREACHABLE,
        /** The server's certificate is not trusted, is expired, or is for another host. Trying again is useless. */
        UNTRUSTED,
        /** The connection broke before the whole answer was here: the CA may have done what was asked. */
        ANSWER_LOST,
        /** The time for one request was over: the CA may have done what was asked. */
        TIMEOUT
    }

    private final Fault fault;

    public AcmeTransportException(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause, null);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
