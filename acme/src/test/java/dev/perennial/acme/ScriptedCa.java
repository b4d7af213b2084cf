package dev.perennial.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A CA that does what a test tells it, on a real socket: for the faults that no real CA makes on request. */
final class ScriptedCa implements AutoCloseable {
    static final String DIRECTORY = """
            {"newNonce":"CA/nonce","newAccount":"CA/new-account","newOrder":"CA/new-order","revokeCert":"CA/revoke",
            "keyChange":"CA/key-change","renewalInfo":"CA/ari","meta":{"profiles":{"classic":"as ever"}}}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String base;
    private final AtomicInteger nonces = new AtomicInteger();
    private final Map<String, Deque<Reply>> script = new ConcurrentHashMap<>();
    private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();

    ScriptedCa() throws IOException {
        this(HttpServer.create(loopback(), 0), "http://127.0.0.1:");
    }

    ScriptedCa(SSLContext tls) throws IOException {
        this(https(tls), "https://127.0.0.1:");
    }

    private ScriptedCa(HttpServer server, String origin) {
        this.server = server;
        this.base = origin + server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        on("/dir", Reply.json(200, DIRECTORY));
        on("/nonce", Reply.text(200, ""));
    }

    private static HttpServer https(SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI url(String path) {
        return URI.create(base + path);
    }

    /** Answers requests for {@code path} with one reply after the other; the last one stays. */
    ScriptedCa on(String path, Reply... replies) {
        script.put(path, new ArrayDeque<>(List.of(replies)));
        return this;
    }

    /** All requests for {@code path}, in the order in which they arrived. */
    List<ReceivedRequest> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add(new ReceivedRequest(exchange.getRequestMethod(), path, exchange.getRequestHeaders(), body));
        next(path).send(exchange, base, "good-" + nonces.incrementAndGet());
    }

    private Reply next(String path) {
        Deque<Reply> replies = script.getOrDefault(path, new ArrayDeque<>());
        synchronized (replies) {
            if (replies.isEmpty()) {
                return Reply.problem(404, "malformed");
            }
            return replies.size() > 1 ? replies.removeFirst() : replies.getFirst();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
