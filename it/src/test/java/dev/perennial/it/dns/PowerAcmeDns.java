package dev.perennial.it.dns;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An acme-dns server with one name to give away, whose records {@link PowerDns} has: the two latest, as the real one. */
final class PowerAcmeDns implements AutoCloseable {
    /** To which {@code _acme-challenge.left.example.test} is an alias. */
    static final String LABEL = "8e5700ea";

    static final String NAME = LABEL + '.' + PowerDns.ZONE;
    static final String PASSWORD = "made-up-password-of-8e5700ea";
    private static final String USER = "made-up-user-of-8e5700ea";

    private final PowerDns power;
    private final HttpServer server;
    private final List<String> values = new ArrayList<>();

    PowerAcmeDns(PowerDns power) throws IOException {
        this.power = power;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/register", this::register);
        server.createContext("/update", this::update);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void register(HttpExchange exchange) throws IOException {
        JsonObject account = new JsonObject();
        account.addProperty("fulldomain", NAME);
        account.addProperty("subdomain", LABEL);
        account.addProperty("username", USER);
        account.addProperty("password", PASSWORD);
        answer(exchange, 201, account);
    }

    private void update(HttpExchange exchange) throws IOException {
        JsonObject asked = JsonParser.parseString(
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .getAsJsonObject();
        if (!USER.equals(exchange.getRequestHeaders().getFirst("X-Api-User"))
                || !PASSWORD.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))
                || !LABEL.equals(asked.get("subdomain").getAsString())) {
            answer(exchange, 401, new JsonObject());
            return;
        }
        values.add('"' + asked.get("txt").getAsString() + '"');
        List<String> words = new ArrayList<>(List.of("replace-rrset", PowerDns.ZONE, LABEL, "TXT", "1"));
        words.addAll(values.subList(Math.max(0, values.size() - 2), values.size()));
        try {
            power.util(words.toArray(String[]::new));
            answer(exchange, 200, asked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonObject body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
