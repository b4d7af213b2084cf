package dev.perennial.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.RenewalInfoId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 9773. */
class RenewalInfoTest {
    private static final Instant NOW = Instant.parse("2027-01-01T00:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private TestCa ca;
    private TinyClient client;
    private Http01Server web;
    private Certificate certificate;
    private String certId;

    @BeforeEach
    void obtain() throws Exception {
        ca = TestCa.builder().clock(clock).start();
        web = new Http01Server(ca.httpPort());
        client = TinyClient.registered(ca);
        certificate = client.obtain(web, TinyClient.newKey(), "a.example").leaf();
        certId = RenewalInfoId.of(certificate).orElseThrow();
    }

    @AfterEach
    void stop() {
        client.close();
        web.close();
        ca.close();
    }

    private Reply info(Certificate of) throws Exception {
        return client.get(client.url("renewalInfo") + "/" + RenewalInfoId.of(of).orElseThrow());
    }

    private static Instant window(Reply info, String end) {
        return Instant.parse(
                info.json().getAsJsonObject("suggestedWindow").get(end).getAsString());
    }

    @Test
    void theWindowLiesAroundTwoThirdsOfTheLifetime() throws Exception {
        Reply info = info(certificate);
        Instant middle = NOW.plus(Duration.ofDays(60));
        assertThat(window(info, "start"))
                .isEqualTo(middle.minus(Duration.ofHours(21).plusMinutes(36)));
        assertThat(window(info, "end"))
                .isEqualTo(middle.plus(Duration.ofHours(21).plusMinutes(36)));
        assertThat(info.header("Retry-After")).isEqualTo("21600");
    }

    @Test
    void theWindowOfAShortLifeLiesAroundItsHalf() throws Exception {
        JsonObject order = TinyClient.order("a.example");
        order.addProperty("profile", "shortlived");
        Certificate brief =
                client.obtain(web, TinyClient.newKey(), order, "a.example").leaf();
        assertThat(window(info(brief), "start"))
                .isEqualTo(NOW.plus(Duration.ofHours(80)).minusSeconds(5760));
    }

    @Test
    void theWindowOfARevokedCertificateHasPassed() throws Exception {
        ca.revoke(certificate, 4);
        assertThat(window(info(certificate), "end")).isBefore(clock.instant());
    }

    @Test
    void aTestSetsTheWindowAndItsExplanation() throws Exception {
        URI why = URI.create("https://ca.example/incident");
        ca.setRenewalWindow(certificate, NOW, NOW.plusSeconds(1), why);
        Reply info = info(certificate);
        assertThat(window(info, "start")).isEqualTo(NOW);
        assertThat(window(info, "end")).isEqualTo(NOW.plusSeconds(1));
        assertThat(info.text("explanationURL")).isEqualTo(why.toString());
    }

    @Test
    void aWindowMayBeSetForAllThatHaveNoneOfTheirOwn() throws Exception {
        Certificate later = client.obtain(web, TinyClient.newKey(), "b.example").leaf();
        ca.setRenewalWindow(NOW, NOW.plusSeconds(1));
        ca.setRenewalWindow(certificate, NOW, NOW.plusSeconds(2));
        assertThat(window(info(later), "end")).isEqualTo(NOW.plusSeconds(1));
        assertThat(window(info(certificate), "end")).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void nothingIsKnownOfCertificatesOfOthers() throws Exception {
        assertThat(client.get(client.url("renewalInfo") + "/AAAA.AAAA").problem())
                .isEqualTo("404 malformed");
    }

    @Test
    void aReplacedCertificateIsMarkedOnceTheNewOneIsIssued() throws Exception {
        JsonObject order = TinyClient.order("a.example", "b.example");
        order.addProperty("replaces", certId);
        Reply placed = client.ready(web, order);
        assertThat(placed.text("replaces")).isEqualTo(certId);
        assertThat(ca.replaced(certificate)).isFalse();
        client.finalizeOrder(placed, TinyClient.newKey(), "a.example", "b.example");
        assertThat(ca.replaced(certificate)).isTrue();
        assertThat(client.post(client.url("newOrder"), order).problem()).isEqualTo("409 alreadyReplaced");
    }

    @Test
    void onlyTheOwnerMayReplaceAndOnlyWhatOverlaps() throws Exception {
        JsonObject elsewhere = TinyClient.order("c.example");
        elsewhere.addProperty("replaces", certId);
        assertThat(client.post(client.url("newOrder"), elsewhere).problem()).isEqualTo("400 malformed");
        JsonObject unknown = TinyClient.order("a.example");
        unknown.addProperty("replaces", "AAAA.AAAA");
        assertThat(client.post(client.url("newOrder"), unknown).problem()).isEqualTo("404 malformed");
        try (TinyClient other = TinyClient.registered(ca)) {
            JsonObject foreign = TinyClient.order("a.example");
            foreign.addProperty("replaces", certId);
            assertThat(other.post(other.url("newOrder"), foreign).problem()).isEqualTo("403 unauthorized");
        }
    }
}
