package dev.perennial.testkit.internal.validation;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.testkit.TrustEverything;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.net.ssl.SSLSocket;

/**
 * Fetches like a CA: names through its own resolver, ports of its own choice. The JDK's clients allow neither without
 * system properties for the whole JVM, hence the bare sockets.
 */
final class HttpFetcher {
    private static final int MAX_REDIRECTS = 10;
    /** Baseline Requirements 3.2.2.4.19: no other status redirects. */
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    private final Resolver resolver;
    private final ValidationPorts ports;

    HttpFetcher(Resolver resolver, ValidationPorts ports) {
        this.resolver = resolver;
        this.ports = ports;
    }

    HttpReply fetch(HttpTarget first, JsonArray records) throws ValidationFailure {
        HttpTarget target = first;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpReply reply = fetchOnce(target, records);
            if (!REDIRECTS.contains(reply.status()) || reply.location().isEmpty()) {
                return reply;
            }
            target = target.redirected(reply.location().get(), ports);
        }
        throw new ValidationFailure(ProblemType.CONNECTION, "too many redirects from " + first.url());
    }

    private HttpReply fetchOnce(HttpTarget target, JsonArray records) throws ValidationFailure {
        JsonObject record = new JsonObject();
        record.addProperty("url", target.url());
        record.addProperty("hostname", target.host().value());
        records.add(record);
        int port = target.tls() ? ports.tls() : ports.http();
        try (Socket plain = Dialer.dial(resolver.addresses(target.host()), port, record);
                Socket socket = target.tls() ? secured(plain, target) : plain) {
            String request = "GET " + target.pathAndQuery() + " HTTP/1.1\r\nHost: " + target.authority()
                    + "\r\nUser-Agent: Perennial-TestCa\r\nAccept: */*\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return HttpReply.read(socket.getInputStream());
        } catch (IOException e) {
            throw new ValidationFailure(ProblemType.CONNECTION, "fetching " + target.url() + ": " + e.getMessage());
        }
    }

    private static Socket secured(Socket plain, HttpTarget target) throws IOException {
        SSLSocket socket = (SSLSocket) TrustEverything.context()
                .getSocketFactory()
                .createSocket(plain, target.host().value(), plain.getPort(), true);
        socket.startHandshake();
        return socket;
    }
}
