package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong is remembered from run to run. */
class SetbackTest extends CaScenario {
    private Path ledger;

    @BeforeEach
    void start() {
        host.obtain("a.example");
        ledger = host.etc(".perennial/ledger.json");
        host.hurry();
        host.ca.setRenewalWindow(Instant.now().minusSeconds(60), Instant.now().minusSeconds(30));
    }

    private Run renew(String... more) {
        String[] words = new String[more.length + 3];
        System.arraycopy(more, 0, words, 3, more.length);
        words[0] = "renew";
        words[1] = "--random-sleep";
        words[2] = "never";
        return host.run(words);
    }

    @Test
    void aCertificateThatWasRefusedIsLeftAloneForAWhile() throws Exception {
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "this key is too weak"));
        renew().ends(1, "this key is too weak");
        host.ca.requests().clear();
        Run again = renew().ends(
                        0,
                        "a.example is due, but left alone. It is not tried again before 20",
                        "it failed once",
                        "too weak");
        assertThat(again.out()).contains("are due, but left alone for now").doesNotContain("not due for renewal yet");
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(ledger.resolveSibling("reach.json")).exists();
        renew("--force-renewal").ends(0);
        assertThat(ledger.getParent()).doesNotExist();
        assertThat(host.ca.issued()).hasSize(2);
    }

    @Test
    void eachFailureInARowIsCounted() throws Exception {
        for (int i = 0; i < 3; i++) {
            host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "this key is too weak"));
            renew("--force-renewal").ends(1, "too weak");
        }
        assertThat(Files.readString(ledger)).contains("\"failures\":3", "too weak");
        renew().ends(0, "it failed 3 times in a row");
        host.certonly("-d", "a.example", "--force-renewal").ends(0);
        assertThat(ledger).doesNotExist();
    }

    @Test
    void whatFailedBeforeAnotherProgramRenewedIsForgotten() throws Exception {
        host.ca.faults().next(Route.FINALIZE, Fault.problem("badCSR", 400, "this key is too weak"));
        renew().ends(1, "too weak");
        String noted = Files.readString(ledger);
        renew("--force-renewal").ends(0);
        Files.createDirectories(ledger.getParent());
        Files.writeString(ledger, noted.replaceAll("\"since\":\"[^\"]+", "\"since\":\"2026-01-01T00:00:00Z"));
        renew().ends(0);
        assertThat(host.ca.issued()).hasSize(3);
    }

    @Test
    void whatIsDueAgainAndAgainIsRenewedThreeTimesADayAtMost() {
        renew().ends(0);
        renew().ends(0);
        assertThat(host.ca.issued()).hasSize(3);
        host.ca.requests().clear();
        renew().ends(
                        0,
                        "a.example is due, but left alone. It is not tried again before 20",
                        "3 certificates were issued for it within 1 day and it is due again, which looks like a loop");
        assertThat(host.ca.requests().all())
                .noneMatch(request -> request.route().equals(Optional.of(Route.NEW_ORDER)));
        assertThat(host.done("why", "a.example").out()).contains("looks like a loop");
        renew("--force-renewal").ends(0);
        host.setClockAhead(Duration.ofHours(25));
        renew().ends(0);
        assertThat(host.ca.issued()).hasSize(5);
    }

    @Test
    void anOldCertificateThatIsDamagedKeepsNobodyFromRenewing() throws Exception {
        renew().ends(0);
        Files.writeString(host.archived("a.example", "cert", 1), "no certificate");
        renew().ends(0);
        assertThat(host.ca.issued()).hasSize(3);
    }

    @Test
    void whatTheCaDidNotHearOfIsTriedAgainAtOnce() {
        renew("--webroot", "-w", "/nonexistent").ends(1);
        renew().ends(0);
        assertThat(host.ca.issued()).hasSize(2);
    }

    @Test
    @Tag("case11")
    void aLimitOfTheAccountHoldsForAllItsCertificates() {
        limited("too many new orders (300) from this account in the last 3h0m0s");
        renew().ends(1, "from this account");
        host.ca.requests().clear();
        host.certonly("-d", "b.example")
                .ends(1, "takes no order for these names before 20", "from this account", "--force-renewal");
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isZero();
        host.certonly("-d", "b.example", "--force-renewal").ends(0);
    }

    @Test
    @Tag("case11")
    void case11ALimitOfAWeekIsKeptAndShown() {
        String detail = "too many certificates (50) already issued for \"a.example\" in the last 168h0m0s";
        host.ca.faults().next(Route.NEW_ORDER, Fault.problem("rateLimited", 429, detail, Duration.ofDays(7)));
        renew().ends(1, "already issued");
        host.ca.requests().clear();
        renew().ends(0, "a.example is due, but left alone");
        assertThat(host.ca.requests().all()).isEmpty();
        assertThat(host.done("status").out())
                .contains("1 failed, again in 6 days", " takes no order for names in a.example before 20")
                .contains("(in 6 days 23 h); the CA said: rateLimited: " + detail);
        JsonObject data = host.done("status", "--json").data();
        JsonObject limit = data.getAsJsonArray("limits").get(0).getAsJsonObject();
        assertThat(limit.get("scope").getAsString()).isEqualTo("domain");
        assertThat(limit.get("value").getAsString()).isEqualTo("a.example");
        JsonObject hold =
                data.getAsJsonArray("lineages").get(0).getAsJsonObject().getAsJsonObject("hold");
        assertThat(hold.get("until")).isEqualTo(limit.get("until"));
        host.setClockAhead(Duration.ofDays(7).plusMinutes(1));
        assertThat(host.done("status").out()).doesNotContain("takes no order");
        renew().ends(0);
        assertThat(host.ca.issued()).hasSize(2);
    }

    @Test
    void aLimitOfADomainHoldsForNamesInIt() {
        limited("too many certificates (50) already issued for \"a.example\" in the last 168h0m0s");
        renew().ends(1, "already issued");
        host.certonly("-d", "www.a.example").ends(1, "takes no order for these names before 20");
        host.certonly("-d", "b.example").ends(0);
    }

    @Test
    void aRehearsalNeitherWritesNorReadsIt() {
        limited("too many new orders (300) from this account in the last 3h0m0s");
        host.rehearse().ends(1);
        assertThat(ledger).doesNotExist();
    }

    @Test
    void aDamagedLedgerIsSetAside() throws Exception {
        Files.createDirectories(ledger.getParent());
        Files.writeString(ledger, "{\"version\": 1}");
        renew().ends(
                        0,
                        "is of no use, because its member failures is missing. It was renamed to ledger.json.unreadable.");
    }

    private void limited(String detail) {
        host.ca.faults().next(Route.NEW_ORDER, Fault.problem("rateLimited", 429, detail, Duration.ofHours(1)));
    }
}
