package dev.perennial.dns.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider with sets of values, sessions, and no way to see that somebody else has written meanwhile. */
final class SetsProvider implements AutoCloseable {
    private static final String RECIPE = """
            provider: Sets
            docs: https://docs.example.net
            permissions: a token
            base: "${raw(url)}"
            fields: {url: {address: true, help: address}}
            auth: {headers: {X-Session: "${sid}"}}
            session:
              login: {post: /login, unsigned: true, take: {sid: /sid}}
              logout: {post: /logout}
            zone: dns
            limits: {concurrent: 8}
            sets:
              read: {get: "/sets/${name}", values: /v}
              write: {put: "/sets/${name}", json: {v: {for: values, do: "${item}"}}}
            """;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, JsonArray> sets = new ConcurrentHashMap<>();
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger strangers = new AtomicInteger();

    SetsProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String recipe() {
        return RECIPE;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int values() {
        return sets.values().stream().mapToInt(JsonArray::size).sum();
    }

    int logins() {
        return logins.get();
    }

    int open() {
        return sessions.size();
    }

    /** As if all sessions were over before their time. */
    void forget() {
        sessions.clear();
    }

    /** Requests without a session. */
    int strangers() {
        return strangers.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            String session = exchange.getRequestHeaders().getFirst("X-Session");
            JsonObject said = new JsonObject();
            if (path.equals("/login")) {
                String sid = "session-" + logins.incrementAndGet();
                sessions.add(sid);
                said.addProperty("sid", sid);
            } else if (session == null || !sessions.contains(session)) {
                strangers.incrementAndGet();
                exchange.sendResponseHeaders(401, -1);
                return;
            } else if (path.equals("/logout")) {
                sessions.remove(session);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                sets.put(path, JsonParser.parseString(body).getAsJsonObject().getAsJsonArray("v"));
            } else {
                said.add("v", sets.getOrDefault(path, new JsonArray()));
            }
            byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
