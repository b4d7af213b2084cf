package dev.perennial.testkit.internal.authority;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.testkit.internal.model.IssuedCertificate;
import dev.perennial.testkit.internal.model.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Publishes what verifiers need, over plain HTTP on a free loopback port. */
public final class Repository implements AutoCloseable {
    private final HttpServer server;
    private final RepositoryUrls urls;

    private Repository(HttpServer server) {
        this.server = server;
        this.urls = RepositoryUrls.at(server.getAddress().getPort());
    }

    /** Takes a port; nothing is served before {@link #start}, because the authority wants to know the URLs first. */
    public static Repository bind(Executor threads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        return new Repository(server);
    }

    public RepositoryUrls urls() {
        return urls;
    }

    public void start(Authority authority, Store store, Clock clock) {
        serve(
                RepositoryUrls.ISSUER_PATH,
                "application/pkix-cert",
                () -> authority.issuing().der());
        serve(RepositoryUrls.CRL_PATH, "application/pkix-crl", () -> {
            Collection<IssuedCertificate> certificates =
                    store.exclusively(() -> store.certificates().all());
            return authority.crl(certificates, clock.instant());
        });
        server.start();
    }

    private void serve(String path, String contentType, Supplier<byte[]> content) {
        server.createContext(path, exchange -> answer(exchange, contentType, content.get()));
    }

    private static void answer(HttpExchange exchange, String contentType, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
