package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProtocolException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Gives a nonce for each signature: from the pool, else from the CA (RFC 8555 section 7.2). Any number of threads. */
public final class NonceSource {
    private static final int CAPACITY = 64;
    private static final Duration MAX_AGE = Duration.ofSeconds(60);

    private final Transport transport;
    private final DirectoryCache directory;
    private final NoncePool pool;
    private final AtomicReference<String> lastFetched = new AtomicReference<>("");

    public NonceSource(Transport transport, DirectoryCache directory, Clock clock) {
        this.transport = transport;
        this.directory = directory;
        this.pool = new NoncePool(CAPACITY, MAX_AGE, clock);
    }

    /** Keeps what an answer brought. */
    void keep(Response response) {
        response.nonce().ifPresent(pool::offer);
    }

    String take(Deadline deadline) throws AcmeException, InterruptedException {
        Optional<String> pooled = pool.take();
        return pooled.isPresent() ? pooled.get() : fetch(deadline);
    }

    /** A new one from the CA; uses the network. */
    String fetch(Deadline deadline) throws AcmeException, InterruptedException {
        URI url = directory.get(deadline).newNonce();
        String nonce = ask(HttpRequest.newBuilder(url).method("HEAD", BodyPublishers.noBody()), deadline);
        if (!lastFetched.getAndSet(nonce).equals(nonce)) {
            return nonce;
        }
        // The same nonce twice: something between us and the CA caches. GET with no-cache passes most of those.
        return ask(HttpRequest.newBuilder(url).GET().setHeader("Cache-Control", "no-cache"), deadline);
    }

    private String ask(HttpRequest.Builder request, Deadline deadline) throws AcmeException, InterruptedException {
        Response response = transport.exchange(request, BoundedBody.ERROR_LIMIT, deadline);
        if (!response.success()) {
            throw Failures.of(response);
        }
        return response.nonce()
                .orElseThrow(() -> new AcmeProtocolException(
                        "The CA's newNonce resource " + response.url() + " gave no usable Replay-Nonce"));
    }
}
