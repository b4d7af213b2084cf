package dev.perennial.engine;

import dev.perennial.acme.Http01;
import dev.perennial.pki.Identifier;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers http-01 (RFC 8555 section 8.3) by a web server of its own, which listens only while responses are presented.
 * For machines with no web server on that port.
 */
public final class HttpSolver implements Solver {
    /** Where certificate authorities look. */
    public static final int PORT = 80;

    private final int port;
    private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
    private final SharedPort shared;

    /**
     * Opens nothing yet.
     *
     * @param address to listen on; empty for all of this machine, by IPv6 and IPv4
     * @param port to listen on; the authority connects to port 80, whatever is given here
     */
    public HttpSolver(Optional<InetAddress> address, int port) {
        this.port = port;
        this.shared = new SharedPort(address, port, new HttpResponder(bodies));
    }

    @Override
    public String name() {
        return "standalone";
    }

    @Override
    public List<String> challengeTypes(Identifier identifier) {
        return identifier instanceof Identifier.Dns name && name.wildcard() ? List.of() : List.of(Http01.TYPE);
    }

    @Override
    public String hint() {
        return "The certificate authority connects to port 80 of each name: check that the names point to this machine"
                + " and that it can be reached from the internet on port 80"
                + (port == PORT ? "." : ", which has to lead to port " + port + " here.");
    }

    @Override
    public Presented present(List<ChallengeTask> tasks) throws SolverException {
        SharedPort.Lease lease = shared.lease();
        for (ChallengeTask task : tasks) {
            bodies.put(task.httpPath(), task.keyAuthorization().getBytes(StandardCharsets.US_ASCII));
        }
        return () -> {
            tasks.forEach(task -> bodies.remove(task.httpPath()));
            lease.close();
        };
    }
}
