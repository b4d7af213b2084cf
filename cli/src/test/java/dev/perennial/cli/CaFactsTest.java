package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Profile;
import dev.perennial.testkit.Route;
import dev.perennial.testkit.TestCa;
import dev.perennial.testkit.TestCaBuilder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is known of a CA beforehand spares it a request, and lets another one do what it cannot. */
class CaFactsTest extends TwoCasScenario {
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String BASE64 = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY";

    @Override
    TestCaBuilder settings() {
        return TestCa.builder().eab("kid-1", KEY);
    }

    @Override
    TestCaBuilder otherSettings() {
        Profile rare = new Profile("rare", "for the tests", Duration.ofDays(90));
        return TestCa.builder().eab("kid-2", KEY).requireEab().profiles(Profile.CLASSIC, rare);
    }

    private Path casIni(String first, String second) throws Exception {
        Files.createDirectories(host.etc(""));
        Path file = Files.writeString(
                host.etc("cas.ini"),
                "[first]\nurl = " + host.ca.directory() + "\ntitle = First\n" + first + "\n[second]\nurl = "
                        + other.directory() + "\n" + second + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whatTheFirstCannotDoIsAskedOfTheNext() throws Exception {
        casIni("max_names = 1", "eab_kid = kid-2\neab_hmac_key = " + BASE64);
        certonly("a.example", "-d", "b.example")
                .ends(0, "First puts no more than 1 names into a certificate, and this one has 2. So second is asked");
        assertThat(other.issued()).hasSize(1);
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isZero();
        certonly("c.example").ends(0);
        assertThat(host.ca.issued()).hasSize(1);
    }

    @Test
    void whatTheOnlyOneCannotDoIsRefusedBeforeItIsAsked() throws Exception {
        casIni("wildcards = no\nip = no\n[[special]]\nip = yes", "");
        String[] words = {"certonly", "--manual", "--manual-auth-hook", "true", "--server", "first"};
        remembering(with(words, "--preferred-challenges", "dns", "-d", "*.a.example"))
                .ends(1, "First issues no wildcard certificates, as for *.a.example.", "Nothing was ordered");
        remembering(with(words, "--ip-address", "127.0.0.1"))
                .ends(1, "First issues no certificates for IP addresses", "without --required-profile special.");
        assertThat(host.ca.requests().all()).isEmpty();
    }

    private static String[] with(String[] words, String... more) {
        return Stream.of(words, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void aProfileThatTheFirstHasNotIsAskedOfTheNext() throws Exception {
        casIni("", "eab_kid = kid-2\neab_hmac_key = " + BASE64);
        certonly("a.example", "--required-profile", "rare")
                .ends(0, "First has no certificate profile \"rare\". So second is asked");
        assertThat(other.issued()).hasSize(1);
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isZero();
    }

    @Test
    void whoDoesNotAdviseIsNotAskedForAdvice() throws Exception {
        casIni("ari = no", "");
        certonly("a.example").ends(0);
        renew().ends(0);
        assertThat(host.ca.requests().count(Route.RENEWAL_INFO)).isZero();
        assertThat(host.ca.issued()).hasSize(1);
        assertThat(remembering("why", "a.example").out()).contains("the CA is not asked");
    }

    @Test
    void aCaForCustomersIsPassedOverUntilThereIsAnAccount() throws Exception {
        casIni("", "eab = yes");
        certonly("a.example").ends(0, "There is no account at second yet, so it cannot take over.", "--server second");
        down(host.ca);
        certonly("b.example")
                .ends(1, "we are down", "Not asked: second makes accounts only for its customers", "--eab-kid KID");
        assertThat(other.requests().count(Route.NEW_ACCOUNT)).isZero();
        remembering("register", "--server", "second", "--agree-tos", "--eab-kid", "kid-2", "--eab-hmac-key", BASE64)
                .ends(0);
        certonly("b.example").ends(0, "So second is asked instead");
    }

    @Test
    void whatTheFileHoldsToMakeAnAccountWithStaysThere() throws Exception {
        Path ini = casIni("", "eab_kid = kid-2\neab_hmac_key = " + BASE64);
        Files.setPosixFilePermissions(ini, PosixFilePermissions.fromString("rw-r--r--"));
        Run run = certonly("a.example", "-vv").ends(0, "Unsafe permissions on credentials configuration file: " + ini);
        assertThat(other.requests().count(Route.NEW_ACCOUNT)).isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain(BASE64.substring(0, 20));
        assertThat(folder.resolve("log/letsencrypt.log")).content().doesNotContain(BASE64.substring(0, 20));
        assertThat(conf("a.example")).doesNotContain("kid", BASE64.substring(0, 20));
    }

    @Test
    void valuesOfTheFirstAreNotGivenToTheOthers() throws Exception {
        casIni("", "");
        certonly("a.example", "--eab-kid", "kid-1", "--eab-hmac-key", BASE64)
                .ends(0, "There is no account at second yet", "Server requires external account binding");
    }

    @Test
    void whyAndStatusNameWhoIsAskedAndWhoFails() throws Exception {
        casIni("", "title = The second\neab_kid = kid-2\neab_hmac_key = " + BASE64);
        trip();
        certonly("a.example").ends(0, "is asked instead");
        assertThat(remembering("why", "a.example").out())
                .as("not due before the first is asked again")
                .contains("First, " + host.ca.directory())
                .containsPattern("Issued by +The second")
                .doesNotContain("Passed over");
        host.configure("a.example", "renew_before_expiry = 90 days");
        assertThat(remembering("why", "a.example").out())
                .contains("The second, " + other.directory())
                .containsPattern("Passed over +First has failed 4 times in a row since\\s+20");
        assertThat(remembering("status").out()).contains("First has failed 4 times in a row since", "we are down");
        JsonObject lineage = remembering("why", "a.example", "--json").data().getAsJsonObject("lineage");
        assertThat(lineage.get("server").getAsString())
                .isEqualTo(other.directory().toString());
        assertThat(lineage.get("passedOver").toString()).contains("\"kind\":\"failing\"", "\"until\":\"20");
        Run renewed = run(shell(), List.of("renew", "--json", "--no-random-sleep-on-renew"));
        assertThat(renewed.data().get("renewals").toString()).contains("\"instead\":\"It is from The second.");
    }

    @Test
    void whereNobodyCanBeAskedTheCertificateIsLeftAlone() throws Exception {
        casIni("", "eab = yes");
        certonly("a.example").ends(0);
        down(host.ca);
        for (int i = 0; i < 4; i++) {
            certonly("a.example", "--force-renewal").ends(1);
        }
        host.ca.requests().clear();
        renew().ends(
                        0,
                        "a.example is due, but left alone",
                        "First has failed 4 times in a row",
                        "second makes accounts");
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isZero();
    }

    @Test
    void aBrokenFileDoesNotKeepCertificatesFromBeingRenewed() throws Exception {
        certonly("a.example").ends(0);
        Files.writeString(host.etc("cas.ini"), "[first\n");
        renew().ends(0, "cas.ini, line 1", "So nothing of what the file says is known now.");
        assertThat(host.ca.issued()).hasSize(2);
    }
}
