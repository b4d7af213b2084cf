package dev.perennial.cli.doctor;

import dev.perennial.pki.Identifier;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fetches as a CA does: one address for the name itself, and for redirects what their hosts lead to. */
final class HttpVisit {
    /** Where a host leads to. */
    @FunctionalInterface
    interface Lookup {
        List<InetAddress> addresses(Identifier host) throws InterruptedException;
    }

    private static final int MAX_REDIRECTS = 10;
    /** Let's Encrypt's, for one connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Baseline Requirements 3.2.2.4.19: no other status redirects. */
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

    private final Dialer dialer;
    private final HttpTarget.Ports ports;
    private final Lookup lookup;
    private final String userAgent;

    HttpVisit(Dialer dialer, HttpTarget.Ports ports, Lookup lookup, String userAgent) {
        this.dialer = dialer;
        this.ports = ports;
        this.lookup = lookup;
        this.userAgent = userAgent;
    }

    /** Uses the network. */
    HttpOutcome fetch(Identifier name, InetAddress address, String path) throws InterruptedException {
        HttpTarget target = new HttpTarget(false, name, path);
        InetAddress at = address;
        List<String> trail = new ArrayList<>();
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpReply reply;
            try {
                reply = once(target, at);
            } catch (IOException e) {
                return new HttpOutcome.Unseen(Dialer.failure(e), trail);
            }
            if (!REDIRECTS.contains(reply.status()) || reply.location().isEmpty()) {
                return new HttpOutcome.Answered(reply, trail);
            }
            String location = reply.location().get();
            Optional<HttpTarget> next = target.redirected(location, ports);
            if (next.isEmpty()) {
                return new HttpOutcome.Misled(
                        "it redirects to " + location + ", and CAs follow only http and https on ports 80 and 443",
                        trail);
            }
            if (trail.contains(next.get().url())) {
                return new HttpOutcome.Misled(
                        "it redirects in a circle, by " + next.get().url(), trail);
            }
            List<InetAddress> addresses = next.get().host().equals(target.host())
                    ? List.of(at)
                    : lookup.addresses(next.get().host());
            if (addresses.isEmpty()) {
                return new HttpOutcome.Misled("it redirects to " + location + ", a host without address", trail);
            }
            target = next.get();
            at = addresses.getFirst();
            trail.add(target.url());
        }
        return new HttpOutcome.Misled("it redirects more than " + MAX_REDIRECTS + " times", trail);
    }

    private HttpReply once(HttpTarget target, InetAddress address) throws IOException {
        Deadline deadline = Deadline.in(PATIENCE);
        int port = target.port(ports);
        String host = target.host().value();
        try (Socket socket = target.tls()
                ? dialer.tls(address, port, host, List.of(), deadline)
                : dialer.plain(address, port, deadline)) {
            String request = "GET " + target.path() + " HTTP/1.1\r\nHost: " + target.authority() + "\r\nUser-Agent: "
                    + userAgent + "\r\nAccept: */*\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return HttpReply.read(new BufferedInputStream(new TimedInput(socket, socket.getInputStream(), deadline)));
        }
    }
}
