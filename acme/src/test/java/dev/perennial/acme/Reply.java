package dev.perennial.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link ScriptedCa} answers. {@code CA} in headers and body stands for the server's base URL.
 *
 * @param nonce empty: a new good one; a blank one: none at all
 */
record Reply(int status, List<String> headers, String body, Optional<String> nonce, Fault fault) {
    enum Fault {
        NONE,
        DROP,
        CUT,
        DRIP
    }

    static Reply json(int status, String body) {
        return new Reply(status, List.of("Content-Type: application/json"), body, Optional.empty(), Fault.NONE);
    }

    static Reply text(int status, String body) {
        return new Reply(status, List.of("Content-Type: text/html"), body, Optional.empty(), Fault.NONE);
    }

    static Reply problem(int status, String type) {
        String body = "{\"type\":\"urn:ietf:params:acme:error:%s\",\"detail\":\"scripted\"}".formatted(type);
        return new Reply(status, List.of("Content-Type: application/problem+json"), body, Optional.empty(), Fault.NONE);
    }

    /** Reads the request and closes the connection. */
    static Reply drop() {
        return json(200, "").with(Fault.DROP);
    }

    Reply header(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name + ": " + value);
        return new Reply(status, more, body, nonce, fault);
    }

    Reply at(String location) {
        return header("Location", "CA" + location);
    }

    Reply nonce(String value) {
        return new Reply(status, headers, body, Optional.of(value), fault);
    }

    /** Closes the connection in the middle of the body. */
    Reply cut() {
        return with(Fault.CUT);
    }

    /** Sends a byte each 50 ms. */
    Reply drip() {
        return with(Fault.DRIP);
    }

    private Reply with(Fault kind) {
        return new Reply(status, headers, body, nonce, kind);
    }

    void send(HttpExchange exchange, String base, String freshNonce) throws IOException {
        if (fault == Fault.DROP) {
            exchange.close();
            return;
        }
        for (String line : headers) {
            int colon = line.indexOf(':');
            exchange.getResponseHeaders()
                    .add(line.substring(0, colon), line.substring(colon + 2).replace("CA/", base + "/"));
        }
        String value = nonce.orElse(freshNonce);
        if (!value.isBlank()) {
            exchange.getResponseHeaders().set("Replay-Nonce", value);
        }
        byte[] bytes = body.replace("CA/", base + "/").getBytes(UTF_8);
        boolean none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            write(exchange.getResponseBody(), bytes);
        }
        exchange.close();
    }

    private void write(OutputStream out, byte[] bytes) throws IOException {
        switch (fault) {
            case CUT -> {
                out.write(bytes, 0, bytes.length / 2);
                out.flush();
            }
            case DRIP -> {
                for (byte b : bytes) {
                    out.write(b);
                    out.flush();
                    pause();
                }
            }
            default -> out.write(bytes);
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Sleeper.system().sleep(java.time.Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
