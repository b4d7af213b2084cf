package dev.perennial.it.testca;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.perennial.testkit.TestCa;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.RevocationReason;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;
import org.shredzone.acme4j.util.KeyPairUtils;

/** acme4j, an ACME client written by others, lives with the test CA. */
class Acme4jTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Map<String, String> responses = new ConcurrentHashMap<>();
    private TestCa ca;
    private HttpServer web;
    private Account account;

    @BeforeAll
    static void provide() {
        Security.addProvider(new BouncyCastleProvider());
    }

    @AfterAll
    static void withdraw() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
    }

    @BeforeEach
    void register() throws Exception {
        ca = TestCa.builder().nonceRejection(0.15).alternateRoots(1).start();
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ca.httpPort()), 0);
        web.createContext("/", exchange -> {
            try (exchange) {
                String body = responses.getOrDefault(exchange.getRequestURI().getPath(), "");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
            }
        });
        web.start();
        account = new AccountBuilder()
                .agreeToTermsOfService()
                .addEmail("admin@a.example")
                .useKeyPair(KeyPairUtils.createECKeyPair("secp256r1"))
                .create(new Session(ca.directory(), new Trusting(ca)));
    }

    @AfterEach
    void stop() {
        web.stop(0);
        ca.close();
    }

    /** acme4j takes its trust from the HTTP client of a provider. */
    private static final class Trusting extends GenericAcmeProvider {
        private final TestCa ca;

        Trusting(TestCa ca) {
            this.ca = ca;
        }

        @Override
        public boolean accepts(URI serverUri) {
            return true;
        }

        @Override
        public HttpClient createHttpClient(NetworkSettings settings) {
            return HttpClient.newBuilder().sslContext(ca.trust()).build();
        }
    }

    private Certificate obtain(OrderBuilder builder) throws Exception {
        Order order = builder.create();
        for (Authorization authorization : order.getAuthorizations()) {
            Http01Challenge challenge =
                    authorization.findChallenge(Http01Challenge.class).orElseThrow();
            responses.put("/.well-known/acme-challenge/" + challenge.getToken(), challenge.getAuthorization());
            challenge.trigger();
            assertThat(authorization.waitForCompletion(PATIENCE)).isEqualTo(Status.VALID);
        }
        order.waitUntilReady(PATIENCE);
        order.execute(KeyPairUtils.createECKeyPair("secp384r1"));
        assertThat(order.waitForCompletion(PATIENCE)).isEqualTo(Status.VALID);
        return order.getCertificate();
    }

    private static dev.perennial.pki.Certificate ours(Certificate certificate) throws Exception {
        return dev.perennial.pki.Certificate.parse(certificate.getCertificate().getEncoded());
    }

    @Test
    void acme4jObtainsRenewsAndRevokes() throws Exception {
        Certificate first =
                obtain(account.newOrder().domains("a.example", "b.example").profile("classic"));
        StringWriter pem = new StringWriter();
        first.writeCertificate(pem);
        assertThat(pem.toString()).endsWith(ca.intermediate().toPem());

        Certificate second =
                obtain(account.newOrder().domains("a.example", "b.example").replaces(first));
        assertThat(ca.issued()).containsExactly(ours(first), ours(second));
        assertThat(ca.replaced(ours(first))).isTrue();

        second.revoke(RevocationReason.SUPERSEDED);
        assertThat(ca.revoked(ours(second))).isTrue();
    }

    @Test
    void acme4jFindsTheAlternateChain() throws Exception {
        Certificate certificate = obtain(account.newOrder().domain("a.example"));
        String wanted = ca.roots().getLast().subjectCommonName().orElseThrow();
        assertThat(certificate.isIssuedBy(wanted)).isFalse();
        assertThat(certificate.findCertificate(wanted).orElseThrow().isIssuedBy(wanted))
                .isTrue();
    }

    @Test
    void acme4jReadsTheRenewalWindow() throws Exception {
        Certificate certificate = obtain(account.newOrder().domain("a.example"));
        Instant start = Instant.parse("2030-01-01T00:00:00Z");
        ca.setRenewalWindow(ours(certificate), start, start.plusSeconds(60));
        assertThat(certificate.getRenewalInfo().getSuggestedWindowStart()).isEqualTo(start);
        assertThat(certificate.getRenewalInfo().getSuggestedWindowEnd()).isEqualTo(start.plusSeconds(60));
    }

    @Test
    void acme4jChangesItsKeyAndThenLeaves() throws Exception {
        KeyPair next = KeyPairUtils.createKeyPair(2048);
        account.changeKey(next);
        account.modify().addContact("mailto:other@a.example").commit();
        assertThat(account.getContacts()).hasSize(2);
        account.deactivate();
        assertThat(account.getStatus()).isEqualTo(Status.DEACTIVATED);
    }
}
