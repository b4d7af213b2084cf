package dev.perennial.engine;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.AcmeException;
import dev.perennial.acme.Registration;
import dev.perennial.acme.Status;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A certificate authority, an account there, and solvers on the ports where it looks. */
final class Scene implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    final TestCa ca;
    final AcmeClient client;
    final AcmeAccount account;
    final HttpSolver http;
    final TlsAlpnSolver tls;
    final DnsSolver dns;
    final List<Event> events = new ArrayList<>();

    Scene() throws AcmeException, InterruptedException {
        this(TestCa.builder());
    }

    Scene(TestCaBuilder builder) throws AcmeException, InterruptedException {
        ca = builder.start();
        client = AcmeClient.builder(ca.directory()).trust(ca.trust()).build();
        account = client.register(key(), new Registration(List.of(), true, Optional.empty()));
        http = new HttpSolver(Optional.empty(), ca.httpPort());
        tls = new TlsAlpnSolver(Optional.empty(), ca.tlsPort(), Clock.systemUTC(), RANDOM);
        dns = new DnsSolver(ca.dns());
    }

    IssuedCertificate obtain(IssueRequest request) throws IssuanceException, InterruptedException {
        return obtain(request, SolverRoutes.all(http));
    }

    IssuedCertificate obtain(IssueRequest request, SolverRoutes routes) throws IssuanceException, InterruptedException {
        return new Issuance(client, account, routes, events::add, Clock.systemUTC()).obtain(request);
    }

    /** For DNS names and addresses, with a key of their own and the patience of a busy machine. */
    static IssueRequest request(String... names) throws PkiException {
        List<Identifier> identifiers = new ArrayList<>();
        for (String name : names) {
            boolean address = name.chars().allMatch(c -> c == '.' || Character.isDigit(c)) || name.contains(":");
            identifiers.add(address ? Identifier.ip(name) : Identifier.dns(name));
        }
        return IssueRequest.of(Csr.create(key(), identifiers, false))
                .withTimeouts(Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What has become of the authorizations of the first order. */
    List<Status> statuses() throws AcmeException, InterruptedException {
        List<Status> statuses = new ArrayList<>();
        for (URI url : account.order(events(Event.OrderCreated.class).getFirst().order())
                .authorizations()) {
            statuses.add(account.authorization(url).status());
        }
        return statuses;
    }

    /** Nobody listens where the authority looks. */
    boolean portsAreFree() {
        try (ServerSocket first = new ServerSocket(ca.httpPort());
                ServerSocket second = new ServerSocket(ca.tlsPort())) {
            return first.isBound() && second.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static KeyPair key() {
        return Keys.generate(new KeySpec.Ec(Curve.P256), RANDOM);
    }

    @Override
    public void close() {
        client.close();
        ca.close();
    }
}
