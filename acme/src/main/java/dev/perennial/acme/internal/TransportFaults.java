package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProtocolException;
import dev.perennial.acme.AcmeTransportException;
import dev.perennial.acme.AcmeTransportException.Fault;
import dev.perennial.acme.PlainText;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why there is no answer. HttpClient's own exceptions often have no message at all. */
final class TransportFaults {
    private TransportFaults() {}

    static AcmeException describe(HttpRequest request, Throwable failure) {
        String what = Transport.name(request);
        if (failure instanceof BodyTooLargeException) {
            return new AcmeProtocolException(what + " was answered with " + failure.getMessage(), failure);
        }
        Throwable trust = cause(failure, CertificateException.class);
        if (trust != null) {
            return new AcmeTransportException(
                    Fault.UNTRUSTED,
                    "The TLS certificate of " + request.uri().getRawAuthority() + " is not accepted: "
                            + distrust(trust),
                    failure);
        }
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return new AcmeTransportException(
                    Fault.UNREACHABLE,
                    "Could not reach " + request.uri().getRawAuthority() + " for " + what + ": " + unreachable(failure),
                    failure);
        }
        return new AcmeTransportException(
                Fault.ANSWER_LOST, "The connection broke before " + what + " was answered: " + text(failure), failure);
    }

    private static String unreachable(Throwable failure) {
        if (cause(failure, UnresolvedAddressException.class) != null
                || cause(failure, UnknownHostException.class) != null) {
            return "the host name is not known";
        }
        return failure instanceof HttpConnectTimeoutException ? "no answer to the connection" : text(failure);
    }

    /** The outer messages only say that validation failed; a validity period often means that a clock is wrong. */
    private static String distrust(Throwable trust) {
        Throwable expired = cause(trust, CertificateExpiredException.class);
        if (expired != null) {
            return "it has expired, or this machine's clock is wrong (" + text(expired) + ")";
        }
        Throwable early = cause(trust, CertificateNotYetValidException.class);
        if (early != null) {
            return "it is not valid yet, or this machine's clock is wrong (" + text(early) + ")";
        }
        Throwable path = cause(trust, CertPathBuilderException.class);
        return text(path == null ? trust : path);
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        if (message == null || message.isBlank()) {
            return failure instanceof ConnectException
                    ? "connection refused"
                    : failure.getClass().getSimpleName();
        }
        return PlainText.of(message, 300);
    }
}
