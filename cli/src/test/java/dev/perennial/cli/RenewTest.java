package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a renewal does besides renewing. */
@Timeout(120)
class RenewTest extends CaScenario {
    @Test
    void aVersionThatACrashKeptFromUseIsPutInUseWithItsHooksAndWithoutAWait() throws Exception {
        Path said = folder.resolve("said");
        host.obtain("a.example", "--deploy-hook", "echo \"$RENEWED_LINEAGE\" >> " + said);
        host.renew().ends(0);
        host.pointAt("a.example", 1);
        Files.delete(said);
        Run run = host.done("renew", "--random-sleep", "always", "--random-sleep-max", "30d");
        assertThat(run.err()).contains("a.example: version 2 was complete in");
        assertThat(host.live("a.example", "cert").toRealPath())
                .isEqualTo(host.archived("a.example", "cert", 2).toRealPath());
        assertThat(said).hasContent(host.etc("live/a.example").toString());
        assertThat(host.ca.issued()).hasSize(2);
        Run again = host.done("renew");
        assertThat(again.err()).isEmpty();
    }

    @Test
    void linksThatCertbotWasSwitchingWhenItWasKilledArePutBack() throws Exception {
        host.obtain("a.example");
        for (String kind : Host.KINDS) {
            Files.createSymbolicLink(host.live("a.example", "previous_" + kind), host.archived("a.example", kind, 1));
        }
        Files.delete(host.live("a.example", "cert"));
        Run run = host.done("renew");
        assertThat(run.err()).contains("a switch of its links was cut off; version");
        assertThat(host.live("a.example", "cert")).exists();
    }

    @Test
    void aRehearsalMendsNothingAndARunThatCannotHaveTheLockLeavesItToTheOther() throws Exception {
        host.obtain("a.example");
        host.renew().ends(0);
        host.pointAt("a.example", 1);
        host.rehearse().ends(0);
        DirectoryLocks other = DirectoryLocks.acquire(List.of(host.etc("")));
        try {
            host.done("renew");
            host.renew().ends(1, "Another instance of Certbot is already running.");
            Run json = host.renew("--json");
            assertThat(json.out()).contains("\"kind\":\"locked\"");
        } finally {
            other.close();
        }
        assertThat(host.live("a.example", "cert").toRealPath())
                .isEqualTo(host.archived("a.example", "cert", 1).toRealPath());
    }

    @Test
    void whatTheCaHasToSayAboutItsSuggestionIsPassedOnOnce() throws Exception {
        host.obtain("a.example");
        Instant later = Instant.now().plus(Duration.ofDays(3));
        host.ca.setRenewalWindow(
                host.certificate("a.example"), later, later.plusSeconds(60), URI.create("https://ca.example/incident"));
        host.run("renew").ends(0, "The CA explains why the certificate for a.example is to be renewed at https://ca");
        assertThat(host.run("renew").ends(0).err()).doesNotContain("incident");
    }

    @Test
    void whoStopsARenewalStillGetsTheServerBackThatThePreHookStopped() throws Exception {
        host.obtain("a.example");
        Path stopped = folder.resolve("stopped");
        Path started = folder.resolve("started");
        Shell shell = host.shell();
        Thread renewal = Thread.ofPlatform()
                .start(() -> host.run(
                        shell,
                        "renew",
                        "--force-renewal",
                        "--no-random-sleep-on-renew",
                        "--pre-hook",
                        "touch " + stopped + "; sleep 60",
                        "--post-hook",
                        "touch " + started));
        while (!Files.exists(stopped)) {
            Thread.onSpinWait();
        }
        renewal.interrupt();
        assertThat(renewal.join(Duration.ofSeconds(60))).isTrue();
        assertThat(started).exists();
        assertThat(shell.err()).contains("Exiting due to user request.");
        assertThat(host.ca.issued()).hasSize(1);
    }

    @Test
    void whatAHookSaysIsShownAndThePostHookRunsUnderTheLock() throws Exception {
        host.obtain("a.example");
        Run run = host.renew(
                        "--pre-hook",
                        "echo one; echo two; echo oops >&2; exit 7",
                        "--post-hook",
                        "ls -A " + host.etc(""))
                .ends(0);
        assertThat(run.out())
                .contains("Hook 'pre-hook' ran with output:\n one\n two\n")
                .containsSubsequence("Congratulations, all renewals succeeded", "Hook 'post-hook'", ".certbot.lock");
        assertThat(run.err())
                .contains("Hook 'pre-hook' reported error code 7", "Hook 'pre-hook' ran with error output:\n oops");
        assertThat(host.etc(".certbot.lock")).doesNotExist();
    }

    @Test
    void successAndFailureAreListedApartAndPostHooksKnowBoth() throws Exception {
        host.obtain("a.example");
        host.obtain("b.example");
        host.obtain("c.example");
        Files.writeString(
                host.conf("b.example"),
                Files.readString(host.conf("b.example"))
                        .replace("authenticator = standalone", "authenticator = nginx"));
        Run run = host.renew("--post-hook", "echo \"$RENEWED_DOMAINS|$FAILED_DOMAINS\"")
                .ends(1, "The following renewals failed:\n", "b.example/fullchain.pem (failure)");
        assertThat(run.out()).contains("The following renewals succeeded:\n", " a.example c.example|b.example\n");
    }

    @Test
    void aRunWithNothingDueSaysSoInCertbotsWords() throws Exception {
        host.obtain("a.example");
        Run run = host.done("renew", "--pre-hook", "false");
        assertThat(run.out())
                .contains("Certificate not yet due for renewal", "(skipped)")
                .contains("No renewals were attempted.\nNo hooks were run.\n");
        assertThat(folder.resolve("etc/.certbot.lock")).doesNotExist();
    }

    @Test
    void renewBeforeExpiryIsWarnedOfWhereItMeansTooOften() throws Exception {
        host.obtain("a.example");
        host.configure("a.example", "renew_before_expiry = 80 days");
        Run run = host.done("renew");
        assertThat(run.err())
                .contains("a.example: renew_before_expiry is 80 days")
                .hasLineCount(1);
    }

    @Test
    @Tag("case65")
    void aCertificateThatItsCaDoesNotKnowDoesNotHideWhatTheCaSuggestsForTheOthers() throws Exception {
        host.obtain("a.example");
        host.obtain("b.example");
        host.ca.faults().next(Route.RENEWAL_INFO, Fault.problem("malformed", 404, "No such certificate"));
        host.ca.setRenewalWindow(
                host.ca.issued().getLast(),
                Instant.now().minus(Duration.ofHours(2)),
                Instant.now().minus(Duration.ofHours(1)));
        Run run = host.done("renew", "--no-random-sleep-on-renew");
        assertThat(run.out()).contains("b.example/fullchain.pem (success)");
        long asked = askedForRenewalInfo();
        host.done("renew", "--cert-name", "a.example");
        assertThat(askedForRenewalInfo()).isEqualTo(asked); // it will not know it in an hour either
    }

    @Test
    void theCaIsAskedAgainWhenItSaidAndNotSooner() throws Exception {
        host.obtain("a.example");
        host.obtain("b.example");
        host.done("renew");
        assertThat(askedForRenewalInfo()).isEqualTo(2);
        host.done("renew");
        assertThat(askedForRenewalInfo()).isEqualTo(2);
        Path memory = folder.resolve("work/renewal-info.json");
        for (String damaged : List.of(
                Files.readString(memory).replaceAll("\"askAgain\":\\d+", "\"askAgain\":7"),
                Files.readString(memory).replaceAll("\"askAgain\":\\d+", "\"askAgain\":99999999999"),
                "{\"x\":7}",
                "nonsense",
                "")) {
            long before = askedForRenewalInfo();
            Files.writeString(memory, damaged);
            host.done("renew");
            assertThat(askedForRenewalInfo()).as(damaged).isEqualTo(before + 2);
        }
    }

    private long askedForRenewalInfo() {
        return host.ca.requests().all().stream()
                .filter(request -> request.route().equals(Optional.of(Route.RENEWAL_INFO)))
                .count();
    }
}
