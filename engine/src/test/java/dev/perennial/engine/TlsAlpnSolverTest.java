package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.pki.AcmeTls;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import dev.perennial.testkit.Ports;
import dev.perennial.testkit.TrustEverything;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsAlpnSolverTest {
    private final int port = Ports.free(1).getFirst();
    private final TlsAlpnSolver solver =
            new TlsAlpnSolver(Optional.empty(), port, Clock.systemUTC(), new SecureRandom());
    private Solver.Presented presented = () -> {};

    TlsAlpnSolverTest() throws IOException {}

    @BeforeEach
    void present() throws Exception {
        presented = solver.present(List.of(
                Tasks.tlsAlpn(Identifier.dns("a.example"), "token-a"),
                Tasks.tlsAlpn(Identifier.dns("b.example"), "token-b"),
                Tasks.tlsAlpn(Identifier.ip("192.0.2.1"), "token-ip")));
    }

    @AfterEach
    void takeAway() throws SolverException {
        presented.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void eachNameGetsItsOwnCertificate(String version) throws Exception {
        for (String letter : List.of("a", "b")) {
            Certificate certificate = handshake(version, letter + ".example", "acme-tls/1");

            assertThat(certificate.identifiers()).containsExactly(Identifier.dns(letter + ".example"));
            assertThat(AcmeTls.digest(certificate).orElseThrow())
                    .isEqualTo(sha256("token-" + letter + "." + Tasks.THUMBPRINT));
        }
    }

    @Test
    void anAddressIsAskedForByItsReverseName() throws Exception {
        Certificate certificate = handshake("TLSv1.3", "1.2.0.192.in-addr.arpa", "acme-tls/1");

        assertThat(certificate.identifiers()).containsExactly(Identifier.ip("192.0.2.1"));
    }

    @Test
    void theNameMayBeInAnyCase() throws Exception {
        assertThat(handshake("TLSv1.3", "A.EXAMPLE", "acme-tls/1").identifiers())
                .containsExactly(Identifier.dns("a.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void otherClientsAreRefused(String version) {
        assertRefused(version, "a.example");
        assertRefused(version, "a.example", "h2", "http/1.1");
        assertRefused(version, "unknown.example", "acme-tls/1");
        assertRefused(version, "", "acme-tls/1");
    }

    @Test
    void thePortIsFreeAfterwardsAndCloseMayBeCalledTwice() throws Exception {
        presented.close();
        presented.close();

        try (ServerSocket free = new ServerSocket(port)) {
            assertThat(free.isBound()).isTrue();
        }
    }

    /** A handshake does not tell whose order it is for. */
    @Test
    void ordersWithANameInCommonTakeTurns() throws Exception {
        FutureTask<Solver.Presented> second = new FutureTask<>(() -> solver.present(List.of(
                Tasks.tlsAlpn(Identifier.dns("c.example"), "token-c"),
                Tasks.tlsAlpn(Identifier.dns("a.example"), "token-2"))));
        Thread waiting = Thread.ofPlatform().start(second);
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertRefused("TLSv1.3", "c.example", "acme-tls/1");

        presented.close();
        presented = second.get();

        assertThat(AcmeTls.digest(handshake("TLSv1.3", "a.example", "acme-tls/1"))
                        .orElseThrow())
                .isEqualTo(sha256("token-2." + Tasks.THUMBPRINT));
    }

    @Test
    void opensslSeesTheCriticalExtension() throws Exception {
        assumeOpenSsl();
        Process openssl = new ProcessBuilder(
                        "sh",
                        "-c",
                        "openssl s_client -connect 127.0.0.1:" + port
                                + " -servername a.example -alpn acme-tls/1 </dev/null 2>&1"
                                + " | tee /dev/stderr | openssl x509 -noout -text")
                .start();
        String certificate = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String session = new String(openssl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(openssl.waitFor()).as(session).isZero();

        assertThat(session).contains("ALPN protocol: acme-tls/1");
        assertThat(certificate).contains("1.3.6.1.5.5.7.1.31: critical").contains("DNS:a.example");
    }

    /** Missing is a failure where every peer must be there. */
    private static void assumeOpenSsl() throws Exception {
        boolean present =
                new ProcessBuilder("sh", "-c", "command -v openssl").start().waitFor() == 0;
        boolean required = "1".equals(System.getenv("PERENNIAL_REQUIRE_PEERS"));
        assumeTrue(present || required, "openssl is not installed");
    }

    private void assertRefused(String version, String name, String... protocols) {
        assertThatThrownBy(() -> handshake(version, name, protocols)).isInstanceOf(SSLHandshakeException.class);
    }

    private Certificate handshake(String version, String name, String... protocols) throws Exception {
        SSLContext context = TrustEverything.context();
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(new String[] {version});
            parameters.setApplicationProtocols(protocols);
            parameters.setServerNames(name.isEmpty() ? List.of() : List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertThat(socket.getApplicationProtocol()).isEqualTo("acme-tls/1");
            return Certificate.parse(
                    socket.getSession().getPeerCertificates()[0].getEncoded());
        }
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    }
}
