package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Jws;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 8555 section 6: what a request has to be. */
class JwsDoorTest {
    private TestCa ca;
    private TinyClient client;

    @BeforeEach
    void register() throws Exception {
        ca = TestCa.start();
        client = TinyClient.registered(ca);
    }

    @AfterEach
    void stop() {
        client.close();
        ca.close();
    }

    private Reply sendSigned(JsonObject header) throws Exception {
        return client.send(
                client.accountUrl,
                Jws.sign(client.key, header.toString(), new byte[0]).toJson());
    }

    private JsonObject header() throws Exception {
        return client.header(client.key, client.accountUrl, client.freshNonce());
    }

    @Test
    void aProperRequestPassesAndBringsTheNextNonce() throws Exception {
        Reply reply = sendSigned(header());
        assertThat(reply.status()).isEqualTo(200);
        assertThat(Base64Url.decode(reply.header("Replay-Nonce"))).hasSize(16);
        assertThat(reply.header("Link")).isEqualTo("<" + ca.directory() + ">;rel=\"index\"");
    }

    @Test
    void aNonceIsGoodOnce() throws Exception {
        JsonObject header = header();
        sendSigned(header);
        Reply replayed = sendSigned(header);
        assertThat(replayed.problem()).isEqualTo("400 badNonce");
        assertThat(replayed.header("Replay-Nonce")).isNotEmpty();
    }

    @Test
    void expiredNoncesAreRefused() throws Exception {
        JsonObject header = header();
        ca.expireNonces();
        assertThat(sendSigned(header).problem()).isEqualTo("400 badNonce");
    }

    @Test
    void theSignedUrlHasToBeTheRequestedOne() throws Exception {
        JsonObject header = header();
        header.addProperty("url", client.url("newOrder"));
        assertThat(sendSigned(header).problem()).isEqualTo("403 unauthorized");
    }

    @Test
    void aForeignSignatureIsRefused() throws Exception {
        String jws =
                Jws.sign(TinyClient.newKey(), header().toString(), new byte[0]).toJson();
        assertThat(client.send(client.accountUrl, jws).problem()).isEqualTo("400 malformed");
    }

    @Test
    void kidAndJwkExcludeEachOther() throws Exception {
        JsonObject both = header();
        both.add("jwk", TinyClient.jwk(client.key));
        assertThat(sendSigned(both).problem()).isEqualTo("400 malformed");
        JsonObject neither = header();
        neither.remove("kid");
        assertThat(sendSigned(neither).problem()).isEqualTo("400 malformed");
    }

    @Test
    void anUnknownAccountIsToldSo() throws Exception {
        JsonObject header = header();
        header.addProperty("kid", client.accountUrl + "x");
        assertThat(sendSigned(header).problem()).isEqualTo("400 accountDoesNotExist");
    }

    @Test
    void anUnknownAlgorithmIsAnsweredWithTheKnownOnes() throws Exception {
        JsonObject header = header();
        header.addProperty("alg", "none");
        Reply reply = sendSigned(header);
        assertThat(reply.problem()).isEqualTo("400 badSignatureAlgorithm");
        assertThat(reply.json().getAsJsonArray("algorithms").toString()).contains("\"ES256\"", "\"RS256\"");
    }

    @Test
    void theContentTypeIsComparedExactly() throws Exception {
        String jws = Jws.sign(client.key, header().toString(), new byte[0]).toJson();
        Reply reply = client.send(client.accountUrl, "application/jose+json; charset=utf-8", jws);
        assertThat(reply.problem()).isEqualTo("415 malformed");
    }

    @Test
    void postAsGetIsNotAnEmptyObject() throws Exception {
        String order = client.newOrder("a.example").header("Location");
        assertThat(client.read(order).status()).isEqualTo(200);
        assertThat(client.post(order, "{}").problem()).isEqualTo("400 malformed");
    }

    @Test
    void protectedResourcesAreNotReadByGet() throws Exception {
        assertThat(client.get(client.accountUrl).problem()).isEqualTo("405 malformed");
    }

    @Test
    void damagedRequestsEndInProblems() throws Exception {
        for (String body : new String[] {
            "",
            "[]",
            "{}",
            "{\"protected\":1}",
            "no JSON",
            "\"text\"",
            "{\"protected\":\"=\"," + "\"payload\":\"\",\"signature\":\"\"}",
            "{\"protected\":\"e30\",\"payload\":\"\",\"signature\":\"\"}"
        }) {
            assertThat(client.send(client.accountUrl, body).problem()).as(body).isEqualTo("400 malformed");
        }
        Jws jws = Jws.sign(client.key, header().toString(), "{".getBytes(StandardCharsets.UTF_8));
        assertThat(client.send(client.accountUrl, jws.toJson()).problem()).isEqualTo("400 malformed");
    }

    @Test
    void aShareOfGoodNoncesIsTurnedDown() throws Exception {
        assertThatThrownBy(() -> TestCa.builder().nonceRejection(15)).hasMessageContaining("between 0 and 1");
        try (TestCa strict = TestCa.builder().nonceRejection(1).start();
                TinyClient unlucky = new TinyClient(strict)) {
            assertThat(unlucky.register(TinyClient.agreed()).problem()).isEqualTo("400 badNonce");
            assertThat(strict.requests().withProblem("badNonce")).hasSize(1);
        }
    }
}
