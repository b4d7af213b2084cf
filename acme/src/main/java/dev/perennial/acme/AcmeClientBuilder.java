package dev.perennial.acme;

import dev.perennial.acme.internal.DirectoryCache;
import dev.perennial.acme.internal.NonceSource;
import dev.perennial.acme.internal.Pauses;
import dev.perennial.acme.internal.PlainRequests;
import dev.perennial.acme.internal.RetryPolicy;
import dev.perennial.acme.internal.Session;
import dev.perennial.acme.internal.SignedRequests;
import dev.perennial.acme.internal.Transport;
import dev.perennial.acme.internal.UrlRule;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link AcmeClient}, each with a default that is fit for a public CA. */
public final class AcmeClientBuilder {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final URI directory;
    private @Nullable SSLContext trust;
    private @Nullable ProxySelector proxy;
    private String userAgent = "perennial Java/" + Runtime.version().feature();
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.system();
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private Duration timeout = Duration.ofSeconds(45);
    private Duration patience = Duration.ofMinutes(2);
    private ExchangeListener listener = exchange -> {};

    AcmeClientBuilder(URI directory) {
        if (!new UrlRule(directory).allowed(directory)) {
            throw new IllegalArgumentException("Not the URL of an ACME directory: " + directory);
        }
        this.directory = directory;
    }

    /** Whose TLS certificates to accept; by default those of this Java runtime's trust store. */
    public AcmeClientBuilder trust(SSLContext context) {
        trust = context;
        return this;
    }

    /** By default the Java runtime's, which reads system properties but not {@code HTTPS_PROXY}. */
    public AcmeClientBuilder proxy(ProxySelector selector) {
        proxy = selector;
        return this;
    }

    /** Required of every client (RFC 8555 section 6.1): product/version first. */
    public AcmeClientBuilder userAgent(String text) {
        userAgent = text;
        return this;
    }

    /** Ages nonces and the directory, and turns the CA's waits into instants. No deadline depends on it. */
    public AcmeClientBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /** Makes all waits. Called by any number of threads. */
    public AcmeClientBuilder sleeper(Sleeper means) {
        sleeper = means;
        return this;
    }

    /** Jitters all waits. Called by any number of threads. */
    public AcmeClientBuilder random(RandomGenerator source) {
        random = source;
        return this;
    }

    /** How long one request may take, from sending to the last byte of its answer. */
    public AcmeClientBuilder timeout(Duration perRequest) {
        timeout = perRequest;
        return this;
    }

    /** How long one call may take, with all its requests and the waits between them; not the await methods. */
    public AcmeClientBuilder patience(Duration perCall) {
        patience = perCall;
        return this;
    }

    public AcmeClientBuilder listener(ExchangeListener observer) {
        listener = observer;
        return this;
    }

    /** No network. The client must be closed. */
    public AcmeClient build() {
        UrlRule urls = new UrlRule(directory);
        Transport transport = new Transport(http(), userAgent, timeout, clock, listener);
        Pauses pauses = new Pauses(RetryPolicy.DEFAULT, sleeper, random, listener);
        PlainRequests plain = new PlainRequests(transport, pauses, urls);
        DirectoryCache cache = new DirectoryCache(directory, plain, urls, clock);
        SignedRequests signed = new SignedRequests(transport, new NonceSource(transport, cache, clock), pauses);
        return new AcmeClient(new Session(transport, plain, signed, cache, pauses, urls, clock, patience));
    }

    private HttpClient http() {
        // With HTTP/2 the JDK fails a request that would be one stream more than the server allows, where HTTP/1.1
        // opens
        // another connection; and its classes cost 100 ms in a process that makes a dozen requests.
        HttpClient.Builder http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.compareTo(CONNECT_TIMEOUT) < 0 ? timeout : CONNECT_TIMEOUT);
        if (trust != null) {
            http.sslContext(trust);
        }
        if (proxy != null) {
            http.proxy(proxy);
        }
        return http.build();
    }
}
