package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeTimeoutException;
import dev.perennial.acme.AcmeTransportException;
import dev.perennial.acme.AcmeTransportException.Fault;
import dev.perennial.acme.Exchange;
import dev.perennial.acme.ExchangeListener;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request, one answer, no retry. Any number of threads; the time limit covers the body too, which
 * {@link HttpRequest.Builder#timeout} does not. Closing breaks what is under way.
 */
public final class Transport implements AutoCloseable {
    /**
     * Requests under way at a time; others wait their turn. Each has a connection of its own (HTTP/1.1, ADR 0010), and a CA
     * should not see hundreds of them because hundreds of certificates are due.
     */
    private static final int MAX_CONCURRENT = 64;

    private final Semaphore slots = new Semaphore(MAX_CONCURRENT);
    private final HttpClient http;
    private final String userAgent;
    private final Duration timeout;
    private final Clock clock;
    private final ExchangeListener listener;
    private volatile Optional<Duration> skew = Optional.empty();

    public Transport(HttpClient http, String userAgent, Duration timeout, Clock clock, ExchangeListener listener) {
        this.http = http;
        this.userAgent = userAgent;
        this.timeout = timeout;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Sends and reads the whole answer, whatever its status.
     *
     * @param maxBody in bytes, if the answer is a success
     */
    Response exchange(HttpRequest.Builder unsent, int maxBody, Deadline deadline)
            throws AcmeException, InterruptedException {
        HttpRequest request = unsent.setHeader("User-Agent", userAgent)
                .setHeader("Accept-Language", "en")
                .build();
        if (!slots.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
            throw noTime(request);
        }
        long start = System.nanoTime();
        try {
            if (deadline.remaining().isZero()) {
                throw noTime(request);
            }
            Response response = send(request, maxBody, shorter(timeout, deadline.remaining()));
            report(request, response.status(), start, Optional.empty(), ahead(response));
            return response;
        } catch (AcmeException e) {
            report(request, 0, start, Optional.ofNullable(e.getMessage()), Optional.empty());
            throw e;
        } finally {
            slots.release();
        }
    }

    private Response send(HttpRequest request, int maxBody, Duration limit) throws AcmeException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, BoundedBody.handler(maxBody));
        try {
            HttpResponse<byte[]> raw = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            Response response = new Response(request, raw, clock.instant());
            ahead(response).ifPresent(ahead -> skew = Optional.of(ahead));
            return response;
        } catch (TimeoutException e) {
            throw new AcmeTransportException(
                    Fault.TIMEOUT, name(request) + " was not answered within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw TransportFaults.describe(request, e.getCause() == null ? e : e.getCause());
        } finally {
            answer.cancel(true); // gives up the connection after a timeout or an interrupt; else it does nothing
        }
    }

    private static Optional<Duration> ahead(Response response) {
        return response.serverDate().map(date -> Duration.between(date, response.received()));
    }

    private void report(
            HttpRequest request, int status, long start, Optional<String> failure, Optional<Duration> ahead) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        listener.onExchange(new Exchange(request.method(), request.uri(), status, elapsed, failure, ahead));
    }

    /** How far this machine's clock was ahead of the CA's at the last answer; a second more or less means nothing. */
    public Optional<Duration> clockSkew() {
        return skew;
    }

    static String name(HttpRequest request) {
        return request.method() + " " + request.uri();
    }

    private static AcmeTimeoutException noTime(HttpRequest request) {
        return new AcmeTimeoutException("No time is left for " + name(request), null);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
