package dev.perennial.dns.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A DNS provider with a limit: so many requests within any second. What is over it is refused, and counted. */
final class LimitedProvider implements AutoCloseable {
    private static final String YAML = """
            provider: Limited
            docs: https://docs.example.net
            permissions: nothing
            base: "${raw(url)}"
            fields: {url: {address: true, help: its address}}
            limits: {per-second: PER_SECOND}
            zone: {walk: {get: "/zones/${zone}"}}
            values:
              add: {post: "/txt", json: {name: "${fqdn}", value: "${value}"}}
              remove: {delete: "/txt", query: {name: "${fqdn}", value: "${value}"}}
            """;

    private final HttpServer server;
    private final int perSecond;
    private final Deque<Long> recent = new ArrayDeque<>();
    private final Set<String> values = new TreeSet<>();
    private int refused;
    private int most;
    private int changes;

    LimitedProvider(int perSecond) throws IOException {
        this.perSecond = perSecond;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/zones/example.com", exchange -> answer(exchange, 200));
        server.createContext("/txt", this::change);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String recipe() {
        return YAML.replace("PER_SECOND", Integer.toString(perSecond));
    }

    private void change(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (over()) {
            answer(exchange, 429);
            return;
        }
        synchronized (this) {
            changes++;
            if (exchange.getRequestMethod().equals("POST")) {
                JsonObject record = JsonParser.parseString(body).getAsJsonObject();
                values.add(record.get("name").getAsString()
                        + '='
                        + record.get("value").getAsString());
            } else {
                String query = exchange.getRequestURI().getQuery();
                values.remove(query.replace("name=", "").replace("&value=", "="));
            }
        }
        answer(exchange, 200);
    }

    private synchronized boolean over() {
        long now = System.nanoTime();
        recent.addLast(now);
        recent.removeIf(each -> now - each > TimeUnit.SECONDS.toNanos(1));
        most = Math.max(most, recent.size());
        if (recent.size() > perSecond) {
            refused++;
            return true;
        }
        return false;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** {@code name=value} each. */
    synchronized List<String> values() {
        return List.copyOf(values);
    }

    synchronized int refused() {
        return refused;
    }

    /** The most requests within a second. */
    synchronized int most() {
        return most;
    }

    synchronized int changes() {
        return changes;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
