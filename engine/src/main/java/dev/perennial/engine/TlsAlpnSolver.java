package dev.perennial.engine;

import dev.perennial.acme.TlsAlpn01;
import dev.perennial.pki.AcmeTls;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Answers tls-alpn-01 (RFC 8737) by a TLS server of its own, which listens only while responses are presented and talks
 * to nobody but validating certificate authorities.
 */
public final class TlsAlpnSolver implements Solver {
    /** Where certificate authorities look. */
    public static final int PORT = 443;

    private final int port;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, AlpnCredential> credentials = new ConcurrentHashMap<>();
    private final Lock turn = new ReentrantLock();
    private final Condition nameFree = turn.newCondition();
    private final SharedPort shared;

    /**
     * Opens nothing yet.
     *
     * @param address to listen on; empty for all of this machine, by IPv6 and IPv4
     * @param port to listen on; the authority connects to port 443, whatever is given here
     */
    public TlsAlpnSolver(Optional<InetAddress> address, int port, Clock clock, SecureRandom random) {
        this.port = port;
        this.clock = clock;
        this.random = random;
        this.shared = new SharedPort(address, port, new TlsAlpnResponder(new AlpnKeyManager(credentials)));
    }

    @Override
    public String name() {
        // To people it is one plugin, whichever challenge is answered.
        return "standalone";
    }

    @Override
    public List<String> challengeTypes(Identifier identifier) {
        return identifier instanceof Identifier.Dns name && name.wildcard() ? List.of() : List.of(TlsAlpn01.TYPE);
    }

    @Override
    public String hint() {
        return "The certificate authority connects to port 443 of each name: check that the names point to this machine"
                + " and that it can be reached from the internet on port 443 with nothing that ends TLS in between"
                + (port == PORT ? "." : ", leading to port " + port + " here.");
    }

    @Override
    public Presented present(List<ChallengeTask> tasks) throws SolverException, InterruptedException {
        Map<String, AlpnCredential> mine = new HashMap<>();
        KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P256), random);
        for (ChallengeTask task : tasks) {
            mine.put(
                    AcmeTls.serverName(task.identifier()),
                    AlpnCredential.of(
                            key, AcmeTls.challengeCertificate(key, task.identifier(), task.tlsAlpnDigest(), clock)));
        }
        SharedPort.Lease lease = shared.lease();
        boolean complete = false;
        try {
            put(mine);
            complete = true;
        } finally {
            if (!complete) {
                lease.close();
            }
        }
        return () -> {
            remove(mine);
            lease.close();
        };
    }

    /**
     * A handshake tells the name and nothing else, so only one response for a name can be in place: orders with a name in
     * common take turns. All names of an order or none, lest two orders wait for each other.
     */
    private void put(Map<String, AlpnCredential> mine) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            while (!Collections.disjoint(credentials.keySet(), mine.keySet())) {
                nameFree.await();
            }
            credentials.putAll(mine);
        } finally {
            turn.unlock();
        }
    }

    private void remove(Map<String, AlpnCredential> mine) {
        turn.lock();
        try {
            mine.forEach(credentials::remove);
            nameFree.signalAll();
        } finally {
            turn.unlock();
        }
    }
}
