package dev.perennial.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.perennial.testkit.internal.wire.Answers;
import dev.perennial.testkit.internal.wire.Problem;
import dev.perennial.testkit.internal.wire.ProblemType;
import dev.perennial.testkit.internal.wire.Request;
import dev.perennial.testkit.internal.wire.Urls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;

/** The HTTPS side of the CA: turns exchanges into requests and answers into exchanges, and keeps the log. */
final class ApiServer implements AutoCloseable {
    private static final int MAX_BODY = 1 << 18;
    private static final String CURSOR = "cursor=";

    private final HttpsServer server;
    private final Dispatcher dispatcher;
    private final RequestLog log;

    private ApiServer(HttpsServer server, Dispatcher dispatcher, RequestLog log) {
        this.server = server;
        this.dispatcher = dispatcher;
        this.log = log;
    }

    /** {@code port} 0 stands for any that is free. */
    static ApiServer start(int port, SSLContext tls, Executor threads, Dispatcher dispatcher, RequestLog log)
            throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ApiServer api = new ApiServer(server, dispatcher, log);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(threads);
        server.createContext("/", api::serve);
        server.start();
        return api;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        Instant arrived = Instant.now();
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            List<String> segments = segments(exchange.getRequestURI());
            Optional<Route> route = Route.ofSegment(segments.getFirst());
            Optional<Answer> answer = answer(exchange, route, segments, body);
            log.add(logged(arrived, exchange, route, answer));
            if (answer.isPresent()) {
                send(exchange, answer.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the CA is being stopped; the connection closes unanswered
        }
    }

    /** Empty if the connection is to be dropped. */
    private Optional<Answer> answer(HttpExchange exchange, Optional<Route> route, List<String> segments, byte[] body)
            throws InterruptedException {
        if (route.isEmpty()) {
            return Optional.of(refusal(404, "there is nothing at " + exchange.getRequestURI()));
        }
        if (header(exchange, "User-Agent").isEmpty()) {
            return Optional.of(refusal(400, "a client has to send a User-Agent (RFC 8555 section 6.1)"));
        }
        if (body.length > MAX_BODY) {
            return Optional.of(refusal(413, "the body is larger than " + MAX_BODY + " bytes"));
        }
        Request request = new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                route.get(),
                segments.subList(1, segments.size()),
                cursor(exchange.getRequestURI()),
                header(exchange, "Content-Type"),
                new Urls("https://" + header(exchange, "Host").orElse("")),
                body);
        return dispatcher.dispatch(request);
    }

    private static Answer refusal(int status, String detail) {
        return Answers.problem(Problem.of(ProblemType.MALFORMED, status, detail));
    }

    private static List<String> segments(URI uri) {
        String path = Objects.requireNonNullElse(uri.getRawPath(), "/");
        return Arrays.asList(path.substring(Math.min(1, path.length())).split("/", -1));
    }

    private static Optional<String> cursor(URI uri) {
        return Optional.ofNullable(uri.getRawQuery())
                .filter(query -> query.startsWith(CURSOR))
                .map(query -> query.substring(CURSOR.length()));
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean bare = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bare ? -1 : body.length);
        if (!bare) {
            exchange.getResponseBody().write(body);
        }
    }

    private static LoggedRequest logged(
            Instant at, HttpExchange exchange, Optional<Route> route, Optional<Answer> answer) {
        return new LoggedRequest(
                at,
                route,
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                header(exchange, "User-Agent").orElse(""),
                answer.map(Answer::status).orElse(0),
                answer.flatMap(Answers::problemType));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
