package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.pki.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 8555 section 8, RFC 8737, RFC 8738: what convinces the CA and what does not. */
class ValidationTest {
    private TestCa ca;
    private TinyClient client;
    private Http01Server web;

    @BeforeEach
    void start() throws Exception {
        ca = TestCa.start();
        web = new Http01Server(ca.httpPort());
        client = TinyClient.registered(ca);
    }

    @AfterEach
    void stop() {
        client.close();
        web.close();
        ca.close();
    }

    private JsonObject offered(String name, String type) throws Exception {
        return TinyClient.challenge(client.authorizations(client.newOrder(name)).getFirst(), type);
    }

    private static byte[] sha256(String text) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    }

    private String txt(JsonObject challenge) throws Exception {
        return Base64Url.encode(sha256(client.keyAuthorization(challenge)));
    }

    private static String error(Reply challenge) {
        assertThat(challenge.text("status")).isEqualTo("invalid");
        String type = challenge.json().getAsJsonObject("error").get("type").getAsString();
        return type.substring(type.lastIndexOf(':') + 1);
    }

    @Test
    void http01WantsTheExactKeyAuthorization() throws Exception {
        JsonObject missing = offered("a.example", "http-01");
        assertThat(error(client.respond(missing))).isEqualTo("unauthorized");
        JsonObject wrong = offered("a.example", "http-01");
        web.serve(wrong.get("token").getAsString(), client.keyAuthorization(wrong) + "x");
        Reply refused = client.respond(wrong);
        assertThat(error(refused)).isEqualTo("unauthorized");
        assertThat(refused.json().getAsJsonArray("validationRecord").toString()).contains("127.0.0.1");
    }

    @Test
    void http01FollowsRedirectsThatStayOnTheUsualPorts() throws Exception {
        JsonObject good = offered("a.example", "http-01");
        web.redirect(good.get("token").getAsString(), "http://elsewhere.example/over/here?x=1");
        web.servePath("/over/here", client.keyAuthorization(good) + "\n");
        Reply reply = client.respond(good);
        assertThat(reply.text("status")).isEqualTo("valid");
        assertThat(reply.json().getAsJsonArray("validationRecord")).hasSize(2);
        for (String bad : List.of("http://a.example:22/", "ftp://a.example/", "//", "http://a b/")) {
            JsonObject challenge = offered("a.example", "http-01");
            web.redirect(challenge.get("token").getAsString(), bad);
            assertThat(error(client.respond(challenge))).as(bad).isEqualTo("unauthorized");
        }
    }

    @Test
    void aLoopOfRedirectsEnds() throws Exception {
        JsonObject challenge = offered("a.example", "http-01");
        String token = challenge.get("token").getAsString();
        web.redirect(token, "/.well-known/acme-challenge/" + token);
        assertThat(error(client.respond(challenge))).isEqualTo("connection");
    }

    @Test
    void http01WorksForAddresses() throws Exception {
        JsonObject challenge = offered("127.0.0.1", "http-01");
        web.serve(challenge.get("token").getAsString(), client.keyAuthorization(challenge));
        assertThat(client.respond(challenge).text("status")).isEqualTo("valid");
    }

    @Test
    void nobodyListeningIsAConnectionProblem() throws Exception {
        web.close();
        assertThat(error(client.respond(offered("a.example", "http-01")))).isEqualTo("connection");
    }

    @Test
    void ipv6IsTriedFirstAndIpv4AfterIt() throws Exception {
        ca.dns().setAaaa("a.example", "::1");
        JsonObject challenge = offered("a.example", "http-01");
        web.serve(challenge.get("token").getAsString(), client.keyAuthorization(challenge));
        Reply reply = client.respond(challenge);
        assertThat(reply.text("status")).isEqualTo("valid");
        assertThat(reply.json().getAsJsonArray("validationRecord").get(0).toString())
                .contains("\"addressesResolved\":[\"0:0:0:0:0:0:0:1\",\"127.0.0.1\"]", "\"addressUsed\":\"127.0.0.1\"");
    }

    @Test
    void dnsTroubleIsToldAsSuch() throws Exception {
        ca.dns().servfail("a.example", true);
        assertThat(error(client.respond(offered("a.example", "http-01")))).isEqualTo("dns");
        ca.dns().defaultAddress(Optional.empty());
        assertThat(error(client.respond(offered("b.example", "http-01")))).isEqualTo("dns");
    }

    @Test
    void dns01FindsItsValueAmongSeveralAndBehindACname() throws Exception {
        JsonObject challenge = offered("*.a.example", "dns-01");
        assertThat(error(client.respond(challenge))).isEqualTo("unauthorized");
        JsonObject again = offered("*.a.example", "dns-01");
        ca.dns().setCname("_acme-challenge.a.example", "a.delegated.example");
        ca.dns().setTxt("a.delegated.example", "another value", txt(again));
        assertThat(client.respond(again).text("status")).isEqualTo("valid");
        assertThat(ca.dns().queries("_acme-challenge.a.example", "TXT")).hasSize(2);
    }

    @Test
    void dnsAccount01LooksUnderTheLabelOfTheAccount() throws Exception {
        JsonObject challenge = offered("a.example", "dns-account-01");
        client.respond(challenge);
        String asked = ca.dns().queries().getLast().name();
        assertThat(asked).matches("_[a-z2-7]{16}\\._acme-challenge\\.a\\.example");
        JsonObject again = offered("a.example", "dns-account-01");
        ca.dns().setTxt(asked, txt(again));
        assertThat(client.respond(again).text("status")).isEqualTo("valid");
    }

    @Test
    void tlsAlpn01WantsTheOneCertificate() throws Exception {
        for (String name : List.of("a.example", "127.0.0.1")) {
            JsonObject challenge = offered(name, "tls-alpn-01");
            try (var server = TlsAlpnServer.start(
                    ca.tlsPort(),
                    TinyClient.identifiers(name).getFirst(),
                    sha256(client.keyAuthorization(challenge)))) {
                assertThat(client.respond(challenge).text("status")).isEqualTo("valid");
                assertThat(server.serverNames())
                        .containsExactly(name.equals("a.example") ? name : "1.0.0.127.in-addr.arpa");
            }
        }
    }

    @Test
    void tlsAlpn01RefusesAnotherDigestAndAnotherName() throws Exception {
        JsonObject digest = offered("a.example", "tls-alpn-01");
        try (var server = TlsAlpnServer.start(
                ca.tlsPort(), TinyClient.identifiers("a.example").getFirst(), sha256("x"))) {
            assertThat(error(client.respond(digest))).isEqualTo("unauthorized");
            assertThat(server.serverNames()).containsExactly("a.example");
        }
        JsonObject name = offered("a.example", "tls-alpn-01");
        try (var server = TlsAlpnServer.start(
                ca.tlsPort(), TinyClient.identifiers("b.example").getFirst(), sha256(client.keyAuthorization(name)))) {
            assertThat(error(client.respond(name))).isEqualTo("unauthorized");
            assertThat(server.serverNames()).containsExactly("a.example");
        }
    }

    @Test
    void aSecondResponseStartsNothing() throws Exception {
        JsonObject challenge = offered("a.example", "dns-01");
        client.respond(challenge);
        assertThat(client.respond(challenge).text("status")).isEqualTo("invalid");
        assertThat(ca.dns().queries("_acme-challenge.a.example", "TXT")).hasSize(1);
    }

    @Test
    void validationMayBeAsynchronous() throws Exception {
        try (TestCa slow = TestCa.builder()
                        .validationWait(Duration.ZERO)
                        .retryAfter(Duration.ofSeconds(3), RetryAfterForm.SECONDS)
                        .start();
                TinyClient patient = TinyClient.registered(slow)) {
            Reply order = patient.newOrder("a.example");
            Reply answer = patient.respond(
                    TinyClient.challenge(patient.authorizations(order).getFirst(), "http-01"));
            assertThat(answer.text("status")).isEqualTo("processing");
            assertThat(answer.header("Retry-After")).isEqualTo("3");
            String url = order.json().getAsJsonArray("authorizations").get(0).getAsString();
            while (patient.read(url).text("status").equals("pending")) {
                Thread.onSpinWait(); // each turn is an exchange with the CA
            }
            assertThat(patient.read(url).text("status")).isEqualTo("invalid");
        }
    }

    @Test
    void caaRecordsAreObeyed() throws Exception {
        try (TestCa strict = TestCa.builder().caaIdentities("ca.example").start();
                TinyClient account = TinyClient.registered(strict)) {
            FakeDns dns = strict.dns();
            assertThat(dns01(account, "free.example")).isEqualTo("valid");
            dns.setCaa("a.example", "0 issue \"other.example\"");
            assertThat(dns01(account, "www.a.example")).isEqualTo("caa");
            dns.setCaa("a.example", "0 issue \"other.example\"", "0 issue \"ca.example\"");
            assertThat(dns01(account, "www.a.example")).isEqualTo("valid");
            dns.setCaa("a.example", "0 issue \"ca.example\"", "0 issuewild \";\"");
            assertThat(dns01(account, "*.a.example")).isEqualTo("caa");
            dns.setCaa("a.example", "0 issue \"ca.example; validationmethods=http-01\"");
            assertThat(dns01(account, "a.example")).isEqualTo("caa");
            dns.setCaa("a.example", "0 issue \"ca.example; accounturi=" + account.accountUrl + "\"");
            assertThat(dns01(account, "a.example")).isEqualTo("valid");
            dns.setCaa("a.example", "128 unheardof \"x\"", "0 issue \"ca.example\"");
            assertThat(dns01(account, "a.example")).isEqualTo("caa");
        }
    }

    /** The status, or the error if it is invalid. */
    private static String dns01(TinyClient account, String name) throws Exception {
        JsonObject challenge = TinyClient.challenge(
                account.authorizations(account.newOrder(name)).getFirst(), "dns-01");
        String base = name.startsWith("*.") ? name.substring(2) : name;
        account.ca
                .dns()
                .setTxt("_acme-challenge." + base, Base64Url.encode(sha256(account.keyAuthorization(challenge))));
        Reply reply = account.respond(challenge);
        return reply.text("status").equals("invalid") ? error(reply) : reply.text("status");
    }
}
