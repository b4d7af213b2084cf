package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where one CA fails, another one takes over, and only as long as it has to. */
class FailoverTest extends TwoCasScenario {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aFirstCertificateComesFromTheNextAtOnceAndItsSuccessorFromTheFirst() throws Exception {
        down(host.ca);
        certonly("a.example")
                .ends(
                        0,
                        firstIsAt() + " has failed. The CA refused POST",
                        "So " + other.directory().getRawAuthority());
        String both = host.ca.directory() + ", " + other.directory();
        assertThat(conf("a.example")).contains("\nserver = " + other.directory(), "[perennial]", "servers = " + both);
        host.ca.faults().clear();
        renew().ends(0);
        assertThat(conf("a.example")).contains("\nserver = " + host.ca.directory(), "servers = " + both);
        assertThat(host.ca.issued()).hasSize(1);
        assertThat(other.replaced(other.issued().getFirst())).isFalse();
        renew("--cert-name", "a.example").ends(0);
        assertThat(host.ca.issued()).hasSize(2);
        assertThat(host.ca.replaced(host.ca.issued().getFirst())).isTrue();
        assertThat(other.issued()).hasSize(1);
    }

    @Test
    void aRenewalThatHasTimeTurnsToTheNextAfterSeveralFailures() throws Exception {
        certonly("a.example").ends(0);
        down(host.ca);
        for (int i = 1; i < 4; i++) {
            host.setClockAhead(HOUR.multipliedBy(2L * i));
            renew().ends(1, "we are down");
        }
        assertThat(other.issued()).isEmpty();
        host.setClockAhead(HOUR.multipliedBy(10));
        Run run = renew().ends(0, "has failed. The CA refused", "is asked instead");
        assertThat(run.out())
                .contains("(success) It is from " + other.directory().getRawAuthority());
        assertThat(conf("a.example")).contains("\nserver = " + other.directory());
    }

    @Test
    void oneThatExpiresSoonTurnsToTheNextAtOnce() throws Exception {
        certonly("a.example").ends(0);
        down(host.ca);
        host.setClockAhead(Duration.ofDays(85));
        renew().ends(0, "is asked instead");
        assertThat(other.issued()).hasSize(1);
    }

    @Test
    @Tag("case13")
    void aCaThatIsDownIsNotAskedForEveryCertificate() throws Exception {
        for (int i = 0; i < 25; i++) {
            certonly("n" + i + ".example").ends(0);
        }
        down(host.ca);
        renew("--jobs", "4").ends(1, "we are down");
        // Four failures in a row, and what was under way then; each is five tries.
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isBetween(20, 35);
        assertThat(other.issued()).hasSizeGreaterThanOrEqualTo(25 - 7);
        host.ca.requests().clear();
        host.setClockAhead(Duration.ofMinutes(3));
        renew("--jobs", "4").ends(0, "has failed 4 times in a row since 20");
        assertThat(host.ca.requests().count(Route.NEW_ORDER)).isZero();
        // Those that had failed once have got theirs now, and the others another one: their window is always open.
        assertThat(other.issued()).hasSizeGreaterThan(25);
    }

    @Test
    void afterAWhileOneCertificateTriesTheFirstAgain() throws Exception {
        certonly("a.example").ends(0);
        trip();
        host.setClockAhead(Duration.ofMinutes(20));
        renew("--jobs", "1").ends(0, "has failed");
        assertThat(host.ca.requests().count(Route.NEW_ORDER))
                .as("of one certificate")
                .isEqualTo(5);
        assertThat(Files.readString(host.etc(".perennial/ledger.json"))).contains("\"failures\":5");
        host.ca.faults().clear();
        host.setClockAhead(HOUR);
        renew("--jobs", "1").ends(0);
        assertThat(host.ca.issued()).hasSize(6);
        assertThat(host.etc(".perennial/ledger.json")).doesNotExist();
    }

    @Test
    void aCaThatCannotBeReachedAtAllIsPassedOverAtATerminalToo() throws Exception {
        host.ca.faults().always(Route.DIRECTORY, Fault.instead(502, "text/html", "<h1>Bad gateway</h1>"));
        Shell person = shell().typing("\ny\n");
        run(person, List.of("certonly", "--standalone", "-d", "a.example"))
                .ends(0, "So " + other.directory() + " is asked");
        assertThat(conf("a.example")).contains("servers = " + host.ca.directory() + ", " + other.directory());
        assertThat(other.issued()).hasSize(1);
    }

    @Test
    void whoAgreesToTheTermsOfOneHasNotAgreedToThoseOfTheOther() throws Exception {
        run(shell().typing("\ny\n"), List.of("certonly", "--standalone", "-d", "a.example"))
                .ends(
                        0,
                        "There is no account at " + other.directory().getRawAuthority()
                                + " yet, so it cannot take over");
        assertThat(other.requests().count(Route.NEW_ACCOUNT)).isZero();
    }

    @Test
    void aCaWhereNobodyListensIsPassedOver() throws Exception {
        String nobody = "https://127.0.0.1:1/directory";
        String[] words = {"certonly", "--standalone", "--agree-tos", "-d", "a.example", "--server", nobody};
        remembering(words).ends(1, "127.0.0.1:1");
        Run run = run(shell(), List.of(words)).ends(0, "127.0.0.1:1 has failed", "So " + firstIsAt() + " is asked");
        assertThat(run.out()).contains("Successfully received certificate");
        assertThat(conf("a.example")).contains("servers = " + nobody + ", " + host.ca.directory());
    }

    @Test
    void whoeverIsStoppedAsksNobodyElse() throws Exception {
        certonly("a.example").ends(0);
        down(host.ca);
        other.requests().clear();
        Shell stopped = shell().waiting(() -> Thread.currentThread().interrupt());
        run(stopped, List.of("certonly", "--standalone", "-d", "a.example", "--force-renewal"))
                .ends(130);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(other.requests().all()).isEmpty();
        assertThat(host.etc(".perennial/ledger.json")).doesNotExist();
    }

    @Test
    void whoHasNoAccountAtTheFirstIsServedByTheNext() throws Exception {
        host.ca.faults().always(Route.DIRECTORY, Fault.instead(502, "text/html", "<h1>Bad gateway</h1>"));
        certonly("a.example").ends(0, "There is no account at " + firstIsAt() + " yet", "register --server https://");
        host.ca.faults().clear();
        renew().ends(
                        0,
                        firstIsAt()
                                + " cannot be asked, because there is no account. Missing command line flag --agree");
        assertThat(other.issued()).hasSize(2);
        remembering("register", "--agree-tos", "--server", host.ca.directory().toString())
                .ends(0);
        renew().ends(0);
        assertThat(host.ca.issued()).hasSize(1);
    }

    @Test
    void othersCanBeNamedLaterOnAndTakenBack() throws Exception {
        host.obtain("a.example");
        String before = conf("a.example");
        run(shell(), List.of("reconfigure", "--cert-name", "a.example", "--agree-tos"))
                .ends(0);
        assertThat(conf("a.example"))
                .startsWith(before)
                .contains("[perennial]\nservers = " + host.ca.directory() + ", " + other.directory());
        down(host.ca);
        host.setClockAhead(Duration.ofDays(85));
        renew().ends(0, "is asked instead");
        host.ca.faults().clear();
        remembering(
                        "reconfigure",
                        "--cert-name",
                        "a.example",
                        "--server",
                        other.directory().toString())
                .ends(0);
        assertThat(conf("a.example")).doesNotContain("perennial]", "servers");
    }

    @Test
    void whatACaRefusesIsNotAskedOfAnother() {
        host.ca.faults().always(Route.NEW_ORDER, Fault.problem("rejectedIdentifier", 400, "not this name"));
        certonly("a.example").ends(1, "not this name");
        assertThat(other.requests().all()).isEmpty();
    }

    @Test
    void anAccountThatIsLostAtTheFirstIsForAPersonToMendAndKeepsNoCertificateWaiting() throws Exception {
        certonly("a.example").ends(0);
        Fault terms = Fault.problem("userActionRequired", 403, "agree to our new terms");
        host.ca.faults().always(Route.NEW_ORDER, terms);
        renew().ends(0, firstIsAt() + " has failed. The CA refused", "agree to our new terms", "is asked instead");
        assertThat(other.issued()).hasSize(1);
        assertThat(host.etc(".perennial/ledger.json")).doesNotExist();
    }

    @Test
    void aLimitThatEndsInTimeIsWaitedForUnlessSomebodyWantsItNow() throws Exception {
        certonly("a.example").ends(0);
        host.ca
                .faults()
                .always(
                        Route.NEW_ORDER,
                        Fault.problem("rateLimited", 429, "too many from this account", Duration.ofHours(3)));
        renew().ends(1, "too many from this account");
        renew().ends(0, "is due, but left alone");
        assertThat(other.issued()).isEmpty();
        certonly("b.example").ends(0, "takes no order for these names before 20", "is asked instead");
    }

    @Test
    void anOrderThatMayHaveBeenCarriedOutIsGoneOnWith() throws Exception {
        certonly("a.example").ends(0);
        host.ca.faults().always(Route.FINALIZE, Fault.problem("serverInternal", 503, "we are down"));
        certonly("a.example", "--force-renewal").ends(1);
        assertThat(other.requests().count(Route.NEW_ORDER)).isZero();
        host.ca.faults().clear();
        certonly("a.example", "--force-renewal").ends(0);
        assertThat(host.ca.issued()).hasSize(2);
    }

    @Test
    void aRehearsalIsAboutTheFirstAndTeachesNothing() throws Exception {
        certonly("a.example").ends(0);
        down(host.ca);
        other.requests().clear();
        for (int i = 0; i < 5; i++) {
            renew("--dry-run").ends(1, "we are down");
        }
        assertThat(host.etc(".perennial/ledger.json")).doesNotExist();
        assertThat(other.requests().all()).isEmpty();
    }
}
