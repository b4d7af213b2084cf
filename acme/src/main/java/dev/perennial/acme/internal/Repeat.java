package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import dev.perennial.acme.AcmeTransportException;
import dev.perennial.acme.AcmeTransportException.Fault;

/** After which failures a request may simply be sent again. badNonce is answered elsewhere, always and at once. */
public enum Repeat {
    /** Any temporary failure: sending it twice is harmless. */
    TEMPORARY,
    /** As TEMPORARY, but an internal error of the CA is an answer: some CAs give it for a wrong member. */
    UNLESS_SERVER_ERROR,
    /** Only if the CA did not act on it: it was not reached, or said that it is busy. For what must not happen twice. */
    NOT_DONE;

    boolean allowed(AcmeException failure) {
        return switch (failure) {
            case AcmeTransportException e -> e.fault() == Fault.UNREACHABLE || (temporary(e) && this != NOT_DONE);
            case AcmeProblemException e -> busy(e) || (temporary(e) && this == TEMPORARY);
            default -> false;
        };
    }

    /** True if the same request may succeed later, without anybody changing anything. */
    static boolean temporary(AcmeException failure) {
        return switch (failure) {
            case AcmeTransportException e -> e.fault() != Fault.UNTRUSTED;
            case AcmeProblemException e -> busy(e) || serverError(e.problem().status());
            default -> false;
        };
    }

    private static boolean busy(AcmeProblemException e) {
        int status = e.problem().status();
        return (status == 429 || status == 503) && !e.paused();
    }

    /** 501 (not implemented) and 505 (version) will not change by waiting. */
    private static boolean serverError(int status) {
        return status >= 500 && status != 501 && status != 505;
    }
}
