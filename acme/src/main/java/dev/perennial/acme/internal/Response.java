package dev.perennial.acme.internal;

import dev.perennial.acme.RetryAfter;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One complete answer. */
public final class Response {
    private static final int MAX_NONCE = 1024;

    private final HttpRequest request;
    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;
    private final Instant received;

    /** Received is an instant of this client's clock. */
    Response(HttpRequest request, HttpResponse<byte[]> answer, Instant received) {
        this.request = request;
        this.status = answer.statusCode();
        this.headers = answer.headers();
        this.body = answer.body();
        this.received = received;
    }

    String method() {
        return request.method();
    }

    URI url() {
        return request.uri();
    }

    int status() {
        return status;
    }

    /** Not a copy: nobody changes it. */
    byte[] body() {
        return body;
    }

    Instant received() {
        return received;
    }

    boolean success() {
        return status >= 200 && status < 300;
    }

    /** The Replay-Nonce; one with characters outside base64url is ignored (RFC 8555 section 6.5.1). */
    Optional<String> nonce() {
        return headers.firstValue("Replay-Nonce").filter(text -> Tokens.wellFormed(text, MAX_NONCE));
    }

    Optional<Instant> serverDate() {
        return headers.firstValue("Date").flatMap(HttpDates::parse);
    }

    Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After")
                .flatMap(text -> RetryAfter.parse(text, serverDate().orElse(received)));
    }

    Optional<String> location() {
        return headers.firstValue("Location");
    }

    /** Targets of Link headers, as written. */
    List<String> links(String rel) {
        return LinkHeader.targets(headers.allValues("Link"), rel);
    }
}
