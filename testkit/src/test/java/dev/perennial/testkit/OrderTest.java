package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** RFC 8555 section 7.4: orders, from the request to the certificate. */
class OrderTest {
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");

    private static JsonObject with(JsonObject order, String member, String value) {
        order.addProperty(member, value);
        return order;
    }

    @Test
    void anOrderIsPendingThenReadyThenValid() throws Exception {
        try (TestCa ca = TestCa.start();
                Http01Server web = new Http01Server(ca.httpPort());
                TinyClient client = TinyClient.registered(ca)) {
            Reply order = client.newOrder("a.example", "b.example");
            String url = order.header("Location");
            assertThat(order.status()).isEqualTo(201);
            assertThat(order.text("status")).isEqualTo("pending");
            assertThat(client.finalizeOrder(order, TinyClient.newKey(), "a.example", "b.example")
                            .problem())
                    .isEqualTo("403 orderNotReady");
            for (Reply authorization : client.authorizations(order)) {
                JsonObject challenge = TinyClient.challenge(authorization, "http-01");
                web.serve(challenge.get("token").getAsString(), client.keyAuthorization(challenge));
                assertThat(client.respond(challenge).text("status")).isEqualTo("valid");
            }
            assertThat(client.read(url).text("status")).isEqualTo("ready");
            client.finalizeOrder(order, TinyClient.newKey(), "a.example", "b.example");
            assertThat(client.read(url).text("status")).isEqualTo("valid");
        }
    }

    @Test
    void aBadCsrLeavesTheOrderReady() throws Exception {
        try (TestCa ca = TestCa.start();
                Http01Server web = new Http01Server(ca.httpPort());
                TinyClient client = TinyClient.registered(ca)) {
            Reply order = client.ready(web, TinyClient.order("a.example"));
            KeyPair key = TinyClient.newKey();
            assertThat(client.finalizeOrder(order, key, "a.example", "b.example")
                            .problem())
                    .isEqualTo("400 badCSR");
            assertThat(client.finalizeOrder(order, client.key, "a.example").problem())
                    .isEqualTo("400 badCSR");
            JsonObject garbage = new JsonObject();
            garbage.addProperty("csr", "MAA");
            assertThat(client.post(order.text("finalize"), garbage).problem()).isEqualTo("400 badCSR");
            assertThat(client.finalizeOrder(order, key, "a.example").text("status"))
                    .isEqualTo("valid");
        }
    }

    @Test
    void processingLastsAsLongAsTheCasClockSays() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        Duration delay = Duration.ofMinutes(10);
        for (RetryAfterForm form : RetryAfterForm.values()) {
            try (TestCa ca = TestCa.builder()
                            .clock(clock)
                            .processingDelay(delay)
                            .retryAfter(Duration.ofSeconds(30), form)
                            .start();
                    Http01Server web = new Http01Server(ca.httpPort());
                    TinyClient client = TinyClient.registered(ca)) {
                Reply order = client.ready(web, TinyClient.order("a.example"));
                Reply finalized = client.finalizeOrder(order, TinyClient.newKey(), "a.example");
                assertThat(finalized.text("status")).isEqualTo("processing");
                assertThat(finalized.json().has("certificate")).isFalse();
                String retryAfter = finalized.header("Retry-After");
                long wait =
                        form == RetryAfterForm.SECONDS ? Long.parseLong(retryAfter) : seconds(retryAfter, finalized);
                assertThat(wait).isBetween(20L, 31L); // the Date is written a moment later than the Retry-After
                clock.advance(delay);
                assertThat(client.read(order.header("Location")).text("status")).isEqualTo("valid");
            }
        }
    }

    /** As clients reckon, whose own clock may be wrong: from the Date of the answer. */
    private static long seconds(String httpDate, Reply answer) {
        assertThat(httpDate).hasSize("Sun, 06 Nov 1994 08:49:37 GMT".length());
        Instant date = ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        Instant now = ZonedDateTime.parse(answer.header("Date"), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
        return Duration.between(now, date).toSeconds();
    }

    @Test
    void profilesDifferInTheirLifetimes() throws Exception {
        try (TestCa ca = TestCa.builder().clock(new SettableClock(NOW)).start();
                Http01Server web = new Http01Server(ca.httpPort());
                TinyClient client = TinyClient.registered(ca)) {
            JsonObject plain = TinyClient.order("a.example");
            assertThat(client.obtain(web, TinyClient.newKey(), plain, "a.example")
                            .leaf()
                            .notAfter())
                    .isEqualTo(NOW.plus(Duration.ofDays(90)));
            JsonObject shortlived = with(TinyClient.order("a.example"), "profile", "shortlived");
            var leaf = client.obtain(web, TinyClient.newKey(), shortlived, "a.example")
                    .leaf();
            assertThat(leaf.notBefore()).isEqualTo(NOW);
            assertThat(leaf.notAfter()).isEqualTo(NOW.plus(Duration.ofHours(160)));
            JsonObject unknown = with(TinyClient.order("a.example"), "profile", "eternal");
            assertThat(client.post(client.url("newOrder"), unknown).problem()).isEqualTo("400 invalidProfile");
        }
    }

    @Test
    void aClientMayAskForLessTimeButNotForMore() throws Exception {
        try (TestCa ca = TestCa.builder().clock(new SettableClock(NOW)).start();
                Http01Server web = new Http01Server(ca.httpPort());
                TinyClient client = TinyClient.registered(ca)) {
            JsonObject day = with(TinyClient.order("a.example"), "notAfter", "2031-05-07T09:08:09+02:00");
            assertThat(client.obtain(web, TinyClient.newKey(), day, "a.example")
                            .leaf()
                            .notAfter())
                    .isEqualTo(NOW.plus(Duration.ofDays(1)));
            JsonObject century = with(TinyClient.order("a.example"), "notAfter", "2131-05-07T07:08:09Z");
            assertThat(client.obtain(web, TinyClient.newKey(), century, "a.example")
                            .leaf()
                            .notAfter())
                    .isEqualTo(NOW.plus(Duration.ofDays(90)));
        }
    }

    @Test
    void eachRejectedIdentifierIsNamedInASubproblem() throws Exception {
        try (TestCa ca = TestCa.builder().reject("blocked.example").start();
                TinyClient client = TinyClient.registered(ca)) {
            Reply reply = client.newOrder("fine.example", "www.blocked.example", "blocked.example");
            assertThat(reply.problem()).isEqualTo("400 rejectedIdentifier");
            assertThat(reply.json().getAsJsonArray("subproblems"))
                    .extracting(part -> part.getAsJsonObject()
                            .getAsJsonObject("identifier")
                            .get("value")
                            .getAsString())
                    .containsExactly("www.blocked.example", "blocked.example");
        }
    }

    @Test
    void wildcardsAreProvenByDnsAndAddressesNeverAre() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = TinyClient.registered(ca)) {
            Reply order = client.newOrder("*.a.example", "127.0.0.1");
            Reply wildcard = client.authorizations(order).getFirst();
            assertThat(wildcard.json()
                            .getAsJsonObject("identifier")
                            .get("value")
                            .getAsString())
                    .isEqualTo("a.example");
            assertThat(wildcard.json().get("wildcard").getAsBoolean()).isTrue();
            assertThat(wildcard.body()).contains("dns-01").doesNotContain("http-01");
            Reply address = client.authorizations(order).getLast();
            assertThat(address.body()).contains("http-01", "tls-alpn-01").doesNotContain("dns-");
        }
    }

    @Test
    void unknownIdentifierTypesAreUnsupported() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = TinyClient.registered(ca)) {
            JsonObject order = TinyClient.order("a.example");
            order.getAsJsonArray("identifiers").get(0).getAsJsonObject().addProperty("type", "email");
            assertThat(client.post(client.url("newOrder"), order).problem()).isEqualTo("400 unsupportedIdentifier");
        }
    }

    @Test
    void validAuthorizationsAreUsedAgainIfTheCaDoesSo() throws Exception {
        try (TestCa ca = TestCa.builder().authorizationReuse(1).start();
                Http01Server web = new Http01Server(ca.httpPort());
                TinyClient client = TinyClient.registered(ca)) {
            Reply first = client.ready(web, TinyClient.order("a.example"));
            Reply second = client.newOrder("a.example");
            assertThat(second.text("status")).isEqualTo("ready");
            assertThat(second.json().get("authorizations"))
                    .isEqualTo(first.json().get("authorizations"));
        }
    }

    @Test
    void aDeactivatedAuthorizationEndsItsOrder() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = TinyClient.registered(ca)) {
            Reply order = client.newOrder("a.example");
            String url = order.json().getAsJsonArray("authorizations").get(0).getAsString();
            JsonObject deactivation = with(new JsonObject(), "status", "deactivated");
            assertThat(client.post(url, deactivation).text("status")).isEqualTo("deactivated");
            assertThat(client.read(order.header("Location")).text("status")).isEqualTo("invalid");
        }
    }

    @Test
    void timeEndsAuthorizationsAndOrders() throws Exception {
        SettableClock clock = new SettableClock(NOW);
        try (TestCa ca = TestCa.builder().clock(clock).start();
                TinyClient client = TinyClient.registered(ca)) {
            Reply order = client.newOrder("a.example");
            clock.advance(Duration.ofMinutes(61));
            assertThat(client.authorizations(order).getFirst().text("status")).isEqualTo("invalid");
            assertThat(client.read(order.header("Location")).text("status")).isEqualTo("invalid");
        }
    }

    @Test
    void ordersOfOthersAreNobodysBusiness() throws Exception {
        try (TestCa ca = TestCa.start();
                TinyClient client = TinyClient.registered(ca);
                TinyClient other = TinyClient.registered(ca)) {
            String url = client.newOrder("a.example").header("Location");
            assertThat(other.read(url).problem()).isEqualTo("403 unauthorized");
            assertThat(client.read(url + "x").problem()).isEqualTo("404 malformed");
        }
    }

    @Test
    void alternateChainsLeadToOtherRoots() throws Exception {
        try (TestCa ca = TestCa.builder().alternateRoots(2).chainLength(2).start();
                Http01Server web = new Http01Server(ca.httpPort());
                TinyClient client = TinyClient.registered(ca)) {
            Reply order = client.ready(web, TinyClient.order("a.example"));
            Reply done = client.finalizeOrder(order, TinyClient.newKey(), "a.example");
            Reply main = client.read(done.text("certificate"));
            var alternates = main.headers().allValues("Link").stream()
                    .filter(link -> link.endsWith(";rel=\"alternate\""))
                    .map(link -> link.substring(1, link.indexOf('>')))
                    .toList();
            assertThat(alternates).hasSize(2);
            for (int i = 0; i < 2; i++) {
                var chain =
                        CertificateChain.fromPem(client.read(alternates.get(i)).body());
                chain.requireLinked();
                assertThat(chain.topmost().signedBy(ca.roots().get(i + 1))).isTrue();
                assertThat(chain.topmost().signedBy(ca.root())).isFalse();
            }
        }
    }

    @Test
    void theAuthorityMayHaveRsaKeysAndCertifyAnyKind() throws Exception {
        try (TestCa ca = TestCa.builder().keyAlgorithm(new KeySpec.Rsa(2048)).start();
                Http01Server web = new Http01Server(ca.httpPort());
                TinyClient client = TinyClient.registered(ca)) {
            for (KeySpec kind : new KeySpec[] {new KeySpec.Rsa(2048), new KeySpec.Ec(Curve.P384)}) {
                KeyPair key = Keys.generate(kind, TinyClient.RANDOM);
                var leaf = client.obtain(web, key, "a.example").leaf();
                assertThat(Keys.match(key, leaf.publicKey())).isTrue();
                assertThat(leaf.signedBy(ca.intermediate())).isTrue();
            }
        }
    }
}
