package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.testkit.Fault;
import dev.perennial.testkit.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a renewal does besides renewing. */
@Timeout(120)
class RenewTest {
    private static final String[] FORCED = {"renew", "--force-renewal", "--no-random-sleep-on-renew"};

    @TempDir
    private Path folder;

    private TestHost host;

    @BeforeEach
    void start() throws Exception {
        host = new TestHost(folder);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aVersionThatACrashKeptFromUseIsPutInUseWithItsHooksAndWithoutAWait() throws Exception {
        Path said = folder.resolve("said");
        host.with("a.example", "--deploy-hook", "echo \"$RENEWED_LINEAGE\" >> " + said);
        host.run(host.shell(), FORCED);
        host.pointAt("a.example", 1);
        Files.delete(said);
        Shell shell = host.shell();
        assertThat(host.run(shell, "renew", "--random-sleep", "always", "--random-sleep-max", "30d"))
                .as(shell.err())
                .isZero();
        assertThat(shell.err()).contains("a.example: version 2 was complete in");
        assertThat(host.link("a.example", "cert").toRealPath())
                .isEqualTo(host.archived("a.example", "cert", 2).toRealPath());
        assertThat(said).hasContent(host.etc().resolve("live/a.example").toString());
        assertThat(host.ca.issued()).hasSize(2);
        Shell again = host.shell();
        host.run(again, "renew");
        assertThat(again.err()).isEmpty();
    }

    @Test
    void linksThatCertbotWasSwitchingWhenItWasKilledArePutBack() throws Exception {
        host.with("a.example");
        for (String kind : List.of("cert", "chain", "fullchain", "privkey")) {
            Files.createSymbolicLink(
                    host.etc().resolve("live/a.example/previous_" + kind + ".pem"),
                    host.archived("a.example", kind, 1));
        }
        Files.delete(host.link("a.example", "cert"));
        Shell shell = host.shell();
        assertThat(host.run(shell, "renew")).as(shell.err()).isZero();
        assertThat(shell.err()).contains("a switch of its links was cut off and is undone");
        assertThat(host.link("a.example", "cert")).exists();
    }

    @Test
    void aRehearsalMendsNothingAndARunThatCannotHaveTheLockLeavesItToTheOther() throws Exception {
        host.with("a.example");
        host.run(host.shell(), FORCED);
        host.pointAt("a.example", 1);
        host.run(host.shell(), "renew", "--dry-run", "--no-random-sleep-on-renew");
        DirectoryLocks other = DirectoryLocks.acquire(List.of(host.etc()));
        try {
            Shell shell = host.shell();
            assertThat(host.run(shell, "renew")).as(shell.err()).isZero();
            Shell refused = host.shell();
            assertThat(host.run(refused, FORCED)).isEqualTo(1);
            assertThat(refused.err()).contains("Another instance of Certbot is already running.");
            Shell json = host.shell();
            host.run(json, "renew", "--force-renewal", "--no-random-sleep-on-renew", "--json");
            assertThat(json.out()).contains("\"kind\":\"locked\"");
        } finally {
            other.close();
        }
        assertThat(host.link("a.example", "cert").toRealPath())
                .isEqualTo(host.archived("a.example", "cert", 1).toRealPath());
    }

    @Test
    void whoStopsARenewalStillGetsTheServerBackThatThePreHookStopped() throws Exception {
        host.with("a.example");
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
        host.with("a.example");
        Shell shell = host.shell();
        host.run(
                shell,
                "renew",
                "--force-renewal",
                "--no-random-sleep-on-renew",
                "--pre-hook",
                "echo one; echo two; echo oops >&2; exit 7",
                "--post-hook",
                "ls -A " + host.etc());
        assertThat(shell.out())
                .contains("Hook 'pre-hook' ran with output:\n one\n two\n")
                .containsSubsequence("Congratulations, all renewals succeeded", "Hook 'post-hook'", ".certbot.lock");
        assertThat(shell.err())
                .contains("Hook 'pre-hook' reported error code 7", "Hook 'pre-hook' ran with error output:\n oops");
        assertThat(host.etc().resolve(".certbot.lock")).doesNotExist();
    }

    @Test
    void successAndFailureAreListedApartAndPostHooksKnowBoth() throws Exception {
        host.with("a.example").with("b.example").with("c.example");
        Files.writeString(
                host.conf("b.example"),
                Files.readString(host.conf("b.example"))
                        .replace("authenticator = standalone", "authenticator = nginx"));
        Shell shell = host.shell();
        assertThat(host.run(
                        shell,
                        "renew",
                        "--force-renewal",
                        "--no-random-sleep-on-renew",
                        "--post-hook",
                        "echo \"$RENEWED_DOMAINS|$FAILED_DOMAINS\""))
                .isEqualTo(1);
        assertThat(shell.out())
                .contains("The following renewals succeeded:\n", "The following renewals failed:\n")
                .contains("b.example/fullchain.pem (failure)", " a.example c.example|b.example\n");
    }

    @Test
    void aRunWithNothingDueSaysSoInCertbotsWords() throws Exception {
        host.with("a.example");
        Shell shell = host.shell();
        assertThat(host.run(shell, "renew", "--pre-hook", "false")).isZero();
        assertThat(shell.out())
                .contains("Certificate not yet due for renewal", "(skipped)")
                .contains("No renewals were attempted.\nNo hooks were run.\n");
        assertThat(folder.resolve("etc/.certbot.lock")).doesNotExist();
    }

    @Test
    void renewBeforeExpiryIsWarnedOfWhereItMeansTooOften() throws Exception {
        host.with("a.example");
        host.configure("a.example", "renew_before_expiry = 80 days");
        Shell shell = host.shell();
        assertThat(host.run(shell, "renew")).as(shell.err()).isZero();
        assertThat(shell.err())
                .contains("a.example: renew_before_expiry is 80 days")
                .hasLineCount(1);
    }

    @Test
    void aCertificateThatItsCaDoesNotKnowDoesNotHideWhatTheCaSuggestsForTheOthers() throws Exception {
        host.with("a.example").with("b.example");
        host.ca.faults().next(Route.RENEWAL_INFO, Fault.problem("malformed", 404, "No such certificate"));
        host.ca.setRenewalWindow(
                host.ca.issued().getLast(),
                Instant.now().minus(Duration.ofHours(2)),
                Instant.now().minus(Duration.ofHours(1)));
        Shell shell = host.shell();
        assertThat(host.run(shell, "renew", "--no-random-sleep-on-renew"))
                .as(shell.err())
                .isZero();
        assertThat(shell.out()).contains("b.example/fullchain.pem (success)");
    }

    @Test
    void theCaIsAskedAgainWhenItSaidAndNotSooner() throws Exception {
        host.with("a.example").with("b.example");
        host.run(host.shell(), "renew");
        assertThat(askedForRenewalInfo()).isEqualTo(2);
        host.run(host.shell(), "renew");
        assertThat(askedForRenewalInfo()).isEqualTo(2);
        Path memory = folder.resolve("work/renewal-info.json");
        for (String damaged : List.of(
                Files.readString(memory).replaceAll("\"askAgain\":\"....", "\"askAgain\":\"1999"),
                Files.readString(memory).replaceAll("\"askAgain\":\"....", "\"askAgain\":\"9999"),
                "{\"x\":7}",
                "nonsense",
                "")) {
            long before = askedForRenewalInfo();
            Files.writeString(memory, damaged);
            assertThat(host.run(host.shell(), "renew")).as(damaged).isZero();
            assertThat(askedForRenewalInfo()).as(damaged).isEqualTo(before + 2);
        }
    }

    private long askedForRenewalInfo() {
        return host.ca.requests().all().stream()
                .filter(request -> request.route().equals(Optional.of(Route.RENEWAL_INFO)))
                .count();
    }
}
