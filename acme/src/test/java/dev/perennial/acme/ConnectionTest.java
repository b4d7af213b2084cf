package dev.perennial.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.acme.Http2Offer.Ending;
import dev.perennial.pki.Certificate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a CA does with connections is nothing to whoever asks it: no request is made twice, and nobody waits. */
class ConnectionTest extends CaScenario {
    private Http2Offer server;
    private SSLContext trust;

    @BeforeEach
    void offer() throws Exception {
        Certificate certificate = Tls.selfSigned(KEY, "localhost", Instant.now().plusSeconds(86_400));
        server = new Http2Offer(Tls.serving(KEY, certificate));
        trust = Tls.trusting(certificate);
    }

    @AfterEach
    void withdraw() throws IOException {
        server.close();
    }

    /** So there is no GOAWAY for us to overlook: that is HTTP/2's way to end a connection. */
    @Test
    @Tag("case29")
    void case29AServerThatOffersHttp2IsSpokenToInHttp11() throws Exception {
        try (HttpClient eager = HttpClient.newBuilder().sslContext(trust).build()) {
            HttpRequest request = HttpRequest.newBuilder(server.url("/dir")).build();
            assertThatThrownBy(() -> eager.send(request, BodyHandlers.discarding()))
                    .isInstanceOf(IOException.class);
        }
        readTheOrderTwice(Ending.KEPT);
        assertThat(server.lines())
                .containsExactly(
                        "PRI * HTTP/2.0",
                        "GET /dir HTTP/1.1",
                        "HEAD /nonce HTTP/1.1",
                        "POST /order/1 HTTP/1.1",
                        "POST /order/1 HTTP/1.1");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    @Tag("case29")
    void case29AnAnswerThatEndsItsConnectionCostsNothing() throws Exception {
        readTheOrderTwice(Ending.ANNOUNCED);
        assertThat(server.lines()).hasSize(4);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    @Tag("case29")
    void case29AConnectionThatWasClosedWhileIdleCostsNothing() throws Exception {
        readTheOrderTwice(Ending.SILENT);
        assertThat(server.lines()).hasSize(4);
        assertThat(server.connections()).isEqualTo(2);
    }

    private void readTheOrderTwice(Ending ending) throws Exception {
        server.on("/order/1", ORDER.formatted("ready"), ending);
        try (AcmeClient client = builder(server.url("/dir")).trust(trust).build()) {
            AcmeAccount account = client.account(KEY, server.url("/account/1"));
            for (int i = 0; i < 2; i++) {
                assertThat(account.order(server.url("/order/1")).status()).isEqualTo(Status.READY);
                if (ending == Ending.SILENT) {
                    server.awaitSilence();
                }
            }
        }
        assertThat(sleeper.waits()).isEmpty();
    }
}
