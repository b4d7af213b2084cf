package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bad days of the network, seen by a client of the CA. */
class FaultProxyTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private TestCa ca;
    private FaultProxy proxy;
    private HttpClient http;

    @BeforeEach
    void start() {
        ca = TestCa.start();
        proxy = FaultProxy.inFrontOf(ca);
        http = HttpClient.newBuilder().sslContext(ca.trust()).build();
    }

    @AfterEach
    void stop() {
        http.close();
        proxy.close();
        ca.close();
    }

    private String get(Duration timeout) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(proxy.through(ca.directory()))
                .timeout(timeout)
                .header(
                        "User-Agent",
                        "a name that makes the request longer than any handshake message " + "x".repeat(64))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** A POST, which no client repeats by itself. The CA refuses it, but it has reached the CA. */
    private int post() throws Exception {
        URI url = URI.create("https://127.0.0.1:" + proxy.port() + "/new-account");
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("User-Agent", "tiny")
                .POST(BodyPublishers.ofString("x".repeat(200)))
                .build();
        return http.send(request, BodyHandlers.ofString()).statusCode();
    }

    @Test
    void aClientStaysWithTheProxyItCameThrough() throws Exception {
        assertThat(get(PATIENCE)).contains("https://127.0.0.1:" + proxy.port() + "/new-nonce");
    }

    @Test
    void aRequestIsDeliveredAndItsAnswerLost() throws Exception {
        for (boolean warm : new boolean[] {false, true}) {
            int before = ca.requests().count(Route.NEW_ACCOUNT);
            if (warm) {
                get(PATIENCE);
            }
            proxy.inject(new ProxyFault.DropAnswer(), 1);
            assertThatThrownBy(this::post).isInstanceOf(IOException.class);
            // The proxy hangs up when the CA has been silent for a while, and a busy CA is silent before it answers.
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (ca.requests().count(Route.NEW_ACCOUNT) <= before && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(before + 1);
        }
        assertThat(post()).isEqualTo(415);
        assertThat(proxy.struck()).isEqualTo(2);
    }

    @Test
    void anAnswerIsCutInTheMiddle() throws Exception {
        get(PATIENCE);
        proxy.inject(new ProxyFault.CutAnswer(100), 1);
        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        assertThat(post()).isEqualTo(415);
        assertThat(ca.requests().count(Route.NEW_ACCOUNT)).isEqualTo(2);
    }

    @Test
    void aRequestIsCutBeforeItIsWhole() throws Exception {
        get(PATIENCE);
        proxy.inject(new ProxyFault.CutRequest(50), 1);
        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        assertThat(ca.requests().count(Route.NEW_ACCOUNT)).isZero();
        assertThat(post()).isEqualTo(415);
    }

    @Test
    void anAnswerIsHeldBack() throws Exception {
        get(PATIENCE);
        proxy.inject(new ProxyFault.Delay(Duration.ofSeconds(30)));
        assertThatThrownBy(() -> get(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
        proxy.heal();
        assertThat(get(PATIENCE)).contains("newOrder");
    }

    @Test
    void newConnectionsAreClosedAtOnce() throws Exception {
        proxy.inject(new ProxyFault.Refuse(), 1);
        try (Socket refused = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
            assertThat(refused.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(get(PATIENCE)).contains("newOrder");
        assertThat(proxy.connections()).isEqualTo(2);
    }
}
