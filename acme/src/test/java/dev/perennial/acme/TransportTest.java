package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perennial.acme.AcmeTransportException.Fault;
import dev.perennial.pki.Certificate;
import dev.perennial.testkit.Ports;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest extends CaScenario {
    @Test
    void requestsCarryWhatCasInsistOn() throws Exception {
        orderWith(Status.PENDING);
        ReceivedRequest post = ca.requests("/order/1").get(0);
        assertThat(post.headers().get("Content-Type")).containsExactly("application/jose+json");
        assertThat(post.headers().getFirst("User-Agent")).startsWith("perennial");
        assertThat(post.headers()).doesNotContainKey("Replay-Nonce");
        assertThat(post.jws().payload()).isEmpty();
        assertThat(post.protectedHeader().keySet()).containsExactlyInAnyOrder("alg", "kid", "url", "nonce");
        assertThat(post.protectedHeader().get("url").getAsString())
                .isEqualTo(ca.url("/order/1").toString());
        assertThat(ca.requests("/dir").get(0).headers()).containsKey("User-agent");
    }

    @ParameterizedTest
    @CsvSource({"500,60000", "60000,800"})
    @Tag("case19")
    void anAnswerThatDripsIsGivenUp(int timeout, int patience) {
        ca.on("/dir", Reply.json(200, ScriptedCa.DIRECTORY).drip());
        try (AcmeClient hurried = builder(ca.url("/dir"))
                .timeout(Duration.ofMillis(timeout))
                .patience(Duration.ofMillis(patience))
                .build()) {
            AcmeTransportException e = catchThrowableOfType(AcmeTransportException.class, hurried::directory);
            assertThat(e.fault()).isEqualTo(Fault.TIMEOUT);
            assertThat(e.getMessage()).matches(".* was not answered within \\d{1,3} ms");
        }
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() {
        ca.on("/order/1", Reply.json(200, "[\"" + "x".repeat(2_000_000) + "\"]"));
        assertThatThrownBy(() -> account.order(ca.url("/order/1")))
                .isInstanceOf(AcmeProtocolException.class)
                .hasMessageContaining("more than 1048576 bytes");
        ca.on("/order/1", Reply.text(400, "y".repeat(2_000_000)));
        assertThatThrownBy(() -> account.order(ca.url("/order/1")))
                .isInstanceOf(AcmeProblemException.class)
                .hasMessageContaining("yyy");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    @Tag("case31")
    void aSignedRequestIsNotRedirected(int status) {
        ca.on("/order/1", Reply.text(status, "").at("/order/2")).on("/order/2", order(Status.PENDING));
        assertThatThrownBy(() -> account.order(ca.url("/order/1")))
                .isInstanceOf(AcmeProtocolException.class)
                .hasMessageContaining("redirect");
        assertThat(ca.requests("/order/2")).isEmpty();
    }

    @Test
    @Tag("case31")
    void theDirectoryMayMoveUpToFiveTimes() throws Exception {
        ca.on("/0", Reply.text(301, "").at("/1")).on("/1", Reply.text(302, "").header("Location", "2"));
        ca.on("/2", Reply.text(307, "").at("/dir"))
                .on("/loop", Reply.text(308, "").at("/loop"));
        try (AcmeClient moved = builder(ca.url("/0")).build();
                AcmeClient lost = builder(ca.url("/loop")).build()) {
            assertThat(moved.directory().newOrder()).isEqualTo(ca.url("/new-order"));
            assertThatThrownBy(lost::directory).hasMessageContaining("more than 5 times");
        }
        assertThat(ca.requests("/loop")).hasSize(6);
    }

    @Test
    @Tag("case31")
    void aDirectoryOverTlsDoesNotMoveToPlainHttp() throws Exception {
        Certificate certificate = Tls.selfSigned(KEY, "localhost", Instant.now().plusSeconds(86_400));
        try (ScriptedCa secure = new ScriptedCa(Tls.serving(KEY, certificate));
                AcmeClient careful = builder(secure.url("/dir"))
                        .trust(Tls.trusting(certificate))
                        .build()) {
            secure.on(
                    "/dir",
                    Reply.text(302, "").header("Location", ca.url("/dir").toString()));
            assertThatThrownBy(careful::directory).hasMessageContaining("redirects to where the directory may not be");
            secure.on(
                    "/dir",
                    Reply.json(
                            200,
                            ScriptedCa.DIRECTORY.replace(
                                    "CA/nonce", ca.url("/nonce").toString())));
            assertThatThrownBy(careful::directory).hasMessageContaining("'newNonce' is not an acceptable URL");
        }
    }

    @ParameterizedTest
    @CsvSource({"unknown,certification path", "expired,has expired", "early,not valid yet", "other.example,127.0.0.1"})
    @Tag("case20")
    void aCertificateThatProvesNothingIsRefusedAtOnce(String fault, String reason) throws Exception {
        String name = fault.equals("other.example") ? fault : "localhost";
        Instant end =
                Instant.now().plus(Duration.ofHours(fault.equals("expired") ? -1 : fault.equals("early") ? 300 : 24));
        Certificate root = Tls.selfSigned(KEY, "root.example", Instant.now().plusSeconds(86_400));
        Certificate other =
                Tls.selfSigned(newKey(), "other.example", Instant.now().plusSeconds(86_400));
        KeyPair key = newKey();
        Certificate certificate = Tls.issued(key, name, end, KEY, root);
        Certificate trusted = fault.equals("unknown") ? other : root;
        try (ScriptedCa secure = new ScriptedCa(Tls.serving(key, certificate));
                AcmeClient careful =
                        builder(secure.url("/dir")).trust(Tls.trusting(trusted)).build()) {
            AcmeTransportException e = catchThrowableOfType(AcmeTransportException.class, careful::directory);
            assertThat(e.fault()).isEqualTo(Fault.UNTRUSTED);
            assertThat(e)
                    .hasMessageContaining("The TLS certificate of 127.0.0.1")
                    .hasMessageContaining(reason);
        }
        assertThat(sleeper.waits()).isEmpty();
    }

    @Test
    void aCaThatIsDownIsNamed() throws Exception {
        URI down = URI.create("http://127.0.0.1:" + Ports.free(1).getFirst() + "/dir");
        try (AcmeClient lonely = builder(down).build()) {
            AcmeTransportException e = catchThrowableOfType(AcmeTransportException.class, lonely::directory);
            assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE);
            assertThat(e).hasMessageContaining("Could not reach " + down.getAuthority());
        }
        assertThat(sleeper.waits()).hasSize(4);
    }

    @Test
    void anInterruptEndsACallAndStaysAnInterrupt() throws Exception {
        CountDownLatch sent = new CountDownLatch(1);
        ca.on("/dir", Reply.json(200, ScriptedCa.DIRECTORY).drip());
        FutureTask<Throwable> call = new FutureTask<>(() -> {
            sent.countDown();
            return catchThrowableOfType(InterruptedException.class, client::directory);
        });
        Thread thread = Thread.ofVirtual().start(call);
        sent.await();
        while (ca.requests("/dir").isEmpty()) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(call.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        ca.on("/dir", Reply.json(200, ScriptedCa.DIRECTORY).drip());
        AcmeClient leaving =
                builder(ca.url("/dir")).timeout(LIMIT).patience(LIMIT).build();
        FutureTask<Throwable> call =
                new FutureTask<>(() -> catchThrowableOfType(AcmeTransportException.class, leaving::directory));
        Thread.ofVirtual().start(call);
        while (ca.requests("/dir").isEmpty()) {
            Thread.onSpinWait();
        }
        leaving.close();
        assertThat(call.get()).hasMessageContaining("The connection broke before GET");
    }

    @Test
    void theClockOfTheCaIsComparedWithOurs() throws Exception {
        assertThat(client.clockSkew()).isEmpty();
        clock.set(Instant.now().minus(Duration.ofDays(2)));
        client.directory();
        assertThat(client.clockSkew().orElseThrow())
                .isBetween(
                        Duration.ofDays(-2).minusSeconds(30),
                        Duration.ofDays(-2).plusSeconds(30));
    }
}
