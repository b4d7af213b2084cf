package dev.perennial.dns.run;

import static java.util.stream.Collectors.joining;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.dns.api.HttpsSender;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A provider that says what was recorded, and complains of each request that is not the one recorded. */
final class ReplayServer implements ApiSender, AutoCloseable {
    /** Carries the address that the request was for. */
    private static final String MEANT = "X-Meant";

    private final HttpServer server;
    private final HttpsSender sender = new HttpsSender("perennial-test", Duration.ofSeconds(10));
    private final Deque<Exchanges.Exchange> expected = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

    ReplayServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    synchronized void expect(List<Exchanges.Exchange> exchanges) {
        expected.addAll(exchanges);
    }

    /** What was not as recorded, and what was not asked for. */
    synchronized List<String> complaints() {
        List<String> all = new ArrayList<>(complaints);
        expected.forEach(each -> all.add("not asked for: " + each.request()));
        complaints.clear();
        expected.clear();
        return all;
    }

    /** Sends to this server what is meant for a provider. */
    @Override
    public ApiResponse send(ApiRequest request) throws SolverException, InterruptedException {
        String path = request.uri().getRawPath().isEmpty() ? "/" : request.uri().getRawPath();
        String query =
                request.uri().getRawQuery() == null ? "" : '?' + request.uri().getRawQuery();
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path + query);
        return sender.send(request.to(here).with(MEANT, request.method() + ' ' + request.uri()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String request = exchange.getRequestHeaders().getFirst(MEANT);
            Exchanges.Exchange wanted = next(request, body);
            if (wanted == null) {
                complaints.add("nothing more was expected, but: " + request + ' ' + body);
                exchange.sendResponseHeaders(418, -1);
                return;
            }
            compare("request", wanted.request(), request);
            for (Map.Entry<String, String> each : wanted.headers().entrySet()) {
                compare(
                        each.getKey(),
                        each.getValue(),
                        exchange.getRequestHeaders().getFirst(each.getKey()));
            }
            if (!same(wanted, body)) {
                compare("body of " + request, wanted.body(), body);
            }
            if (wanted.status() == Exchanges.LOST) {
                return;
            }
            wanted.answerHeaders().forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = wanted.answer().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(wanted.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** The next that was recorded; of several records, which are changed at the same time, the one that this is. */
    private synchronized Exchanges.@Nullable Exchange next(String request, String body) {
        for (Exchanges.Exchange each : expected) {
            if (each.parallel() && matches(each.request(), request) && same(each, body)) {
                expected.remove(each);
                return each;
            }
        }
        return expected.poll();
    }

    private static boolean same(Exchanges.Exchange wanted, String body) {
        return matches(json(wanted.body()).toString(), json(body).toString());
    }

    /** Whether it is that text, in which {@code <any>} stands for any other. */
    private static boolean matches(String wanted, @Nullable String found) {
        String pattern =
                List.of(wanted.split("<any>", -1)).stream().map(Pattern::quote).collect(joining(".*"));
        return found != null && found.matches("(?s)" + pattern);
    }

    private void compare(String what, String wanted, @Nullable String found) {
        if (!matches(wanted, found)) {
            complaints.add(what + " should be\n  " + wanted + "\nand is\n  " + found);
        }
    }

    /** The text itself if it is no JSON. */
    private static Object json(String text) {
        try {
            JsonElement tree = JsonParser.parseString(text);
            return tree.isJsonPrimitive() ? text : tree;
        } catch (JsonParseException e) {
            return text;
        }
    }

    @Override
    public void close() {
        sender.close();
        server.stop(0);
    }
}
