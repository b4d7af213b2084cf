package dev.perennial.dns.auth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.perennial.dns.api.ApiRequest;
import dev.perennial.dns.api.ApiResponse;
import dev.perennial.dns.api.ApiSender;
import dev.perennial.dns.api.Percent;
import dev.perennial.dns.api.RequestSigner;
import dev.perennial.engine.SolverException;
import dev.perennial.testkit.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A provider's server on this machine, with a client that asks it over HTTP, and a clock for both. */
final class Provider implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    final SettableClock clock = new SettableClock(NOW);
    final List<ApiRequest> asked = new CopyOnWriteArrayList<>();
    private final Function<ApiRequest, ApiResponse> answers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;

    Provider(Function<ApiRequest, ApiResponse> answers) throws IOException {
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    static ApiResponse json(int status, String body) {
        return new ApiResponse(status, Map.of("Content-Type", List.of("application/json")), body.replace('\'', '"'));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    RequestSigner signer(String scheme, Map<String, String> parameters) throws SolverException {
        return signer(scheme, parameters, Map.of());
    }

    RequestSigner signer(String scheme, Map<String, String> parameters, Map<String, String> environment)
            throws SolverException {
        ApiSender sender = this::send;
        return new AuthSchemes(clock, new SecureRandom(), sender, environment).signer(scheme, parameters);
    }

    /** A request for the provider's API, signed. */
    static ApiRequest sign(RequestSigner signer) throws Exception {
        return signer.sign(new ApiRequest("GET", URI.create("https://api.example.net/zones"), Map.of(), ""));
    }

    static String authorization(RequestSigner signer) throws Exception {
        return sign(signer).header("Authorization").orElseThrow();
    }

    /** The fields of a form. */
    static Map<String, String> form(ApiRequest request) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : request.body().split("&", -1)) {
            int equals = field.indexOf('=');
            fields.put(Percent.decode(field.substring(0, equals)), Percent.decode(field.substring(equals + 1)));
        }
        return fields;
    }

    ApiResponse send(ApiRequest request) throws SolverException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        try {
            HttpResponse<String> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new ApiResponse(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new SolverException("no answer from " + request.uri().getHost(), e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            ApiRequest request = new ApiRequest(
                    exchange.getRequestMethod(), URI.create(url() + exchange.getRequestURI()), headers, body);
            asked.add(request);
            ApiResponse answer = answers.apply(request);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers()
                    .forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
        threads.close();
    }
}
