package dev.perennial.it.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.AcmeAccount;
import dev.perennial.acme.AcmeClient;
import dev.perennial.acme.Registration;
import dev.perennial.engine.HttpSolver;
import dev.perennial.engine.Issuance;
import dev.perennial.engine.IssueRequest;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverRoutes;
import dev.perennial.engine.TlsAlpnSolver;
import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Pebble;
import dev.perennial.it.peer.Peer;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many certificates from a real CA that makes it hard. */
@NeedsPeer({Peer.PEBBLE, Peer.CHALLTESTSRV, Peer.OPENSSL})
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LoadTest {
    private static final int MOST_NAMES = 20;

    /** So few that certificates share names, and the CA has proofs to use again. */
    private static final int NAMES = 400;

    private static final SecureRandom SECURE = new SecureRandom();

    private final Random random = new Random(20261125);

    @TempDir
    Path folder;

    @Test
    @Tag("case1")
    void aHundredCertificatesAndNoneFails() throws Exception {
        try (Pebble pebble = Pebble.start(folder, settings(Map.of("PEBBLE_VA_NOSLEEP", "1")))) {
            obtain(pebble, 100, MOST_NAMES);
        }
    }

    /** It looks at each response when it likes, within two seconds. */
    @Test
    void noneFailsEitherWhereValidationTakesItsTime() throws Exception {
        try (Pebble pebble = Pebble.start(folder, settings(Map.of("PEBBLE_VA_SLEEPTIME", "2")))) {
            obtain(pebble, 4, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http-01", "tls-alpn-01"})
    void theProgramItselfObtainsOneOfTwentyNames(String challenge) throws Exception {
        try (Pebble pebble = Pebble.start(folder, settings(Map.of("PEBBLE_VA_NOSLEEP", "1")))) {
            List<Identifier> names = someNames(MOST_NAMES);

            certonly(pebble, challenge, names);

            Path live = folder.resolve("config/live/all");
            check(
                    CertificateChain.fromPem(Files.readString(live.resolve("fullchain.pem"))),
                    Csr.create(Keys.fromPem(Files.readString(live.resolve("privkey.pem"))), names, false));
        }
    }

    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("PEBBLE_WFE_NONCEREJECT", "15");
        all.put("PEBBLE_CHAIN_LENGTH", "2");
        all.put("PEBBLE_AUTHZREUSE", "50");
        return all;
    }

    /**
     * Half of them by http-01, half by tls-alpn-01. One after another, since Pebble 2.10.1 deadlocks if it makes an order
     * (holding its store, wanting each authorization) while an authorization is read (the other way round); many at once
     * is for the CA of testkit.
     */
    private void obtain(Pebble pebble, int count, int mostNames) throws Exception {
        Optional<InetAddress> here = Optional.of(InetAddress.getLoopbackAddress());
        List<Solver> solvers = List.of(
                new HttpSolver(here, pebble.httpPort()),
                new TlsAlpnSolver(here, pebble.tlsPort(), Clock.systemUTC(), SECURE));
        try (AcmeClient client = pebble.client()) {
            AcmeAccount account = client.register(key(), new Registration(List.of(), true, Optional.empty()));
            for (int i = 0; i < count; i++) {
                Csr csr = Csr.create(key(), someNames(1 + i % mostNames), false);
                SolverRoutes routes = SolverRoutes.all(solvers.get(i % 2));
                Issuance issuance = new Issuance(client, account, routes, Listener.NONE, Clock.systemUTC());
                check(issuance.obtain(IssueRequest.of(csr)).chain(), csr);
            }
        }
    }

    private void certonly(Pebble pebble, String challenge, List<Identifier> names) throws Exception {
        String line = Image.launcher() + " certonly --standalone --cert-name all --non-interactive --agree-tos"
                + " --register-unsafely-without-email --server " + pebble.directory() + " --preferred-challenges "
                + challenge + " --http-01-port " + pebble.httpPort() + " --tls-alpn-01-port " + pebble.tlsPort()
                + " -d " + names.stream().map(Identifier::value).collect(Collectors.joining(","));
        for (String kind : List.of("config", "work", "logs")) {
            line += " --" + kind + "-dir " + folder.resolve(kind);
        }
        Command.of(line.split(" ", -1))
                .with(Map.of("REQUESTS_CA_BUNDLE", pebble.trustPem().toString(), "PATH", "/usr/bin:/bin"))
                .output();
    }

    private static void check(CertificateChain chain, Csr wanted) throws Exception {
        assertThat(chain.leaf().publicKey()).isEqualTo(wanted.publicKey());
        assertThat(chain.leaf().identifiers()).hasSameElementsAs(wanted.identifiers());
        assertThat(chain.certificates()).hasSize(3);
        chain.requireLinked();
    }

    private List<Identifier> someNames(int count) throws Exception {
        Set<Identifier> names = new LinkedHashSet<>();
        while (names.size() < count) {
            names.add(Identifier.dns("n" + random.nextInt(NAMES) + ".load.example"));
        }
        return List.copyOf(names);
    }

    private static KeyPair key() {
        return Keys.generate(new KeySpec.Ec(Curve.P256), SECURE);
    }
}
