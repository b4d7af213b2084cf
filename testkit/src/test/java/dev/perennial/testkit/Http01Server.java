package dev.perennial.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A web server under validation: tokens, and redirects if a test wants them. */
final class Http01Server implements AutoCloseable {
    private static final String PREFIX = "/.well-known/acme-challenge/";

    private final HttpServer server;
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();

    Http01Server(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void serve(String token, String body) {
        bodies.put(PREFIX + token, body);
    }

    void servePath(String path, String body) {
        bodies.put(path, body);
    }

    void redirect(String token, String location) {
        redirects.put(PREFIX + token, location);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String location = redirects.get(path);
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            String body = bodies.get(path);
            byte[] bytes = (body == null ? "not here" : body).getBytes(StandardCharsets.US_ASCII);
            // Length 0 makes the server send chunks, which validation has to read as well.
            exchange.sendResponseHeaders(body == null ? 404 : 200, path.length() % 2 == 0 ? 0 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
