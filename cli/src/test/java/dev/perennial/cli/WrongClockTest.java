package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** This machine's clock is wrong, and the CA's answers show it. */
class WrongClockTest extends CaScenario {
    private static final Duration FAR = Duration.ofDays(400);

    @BeforeEach
    void open() {
        host.obtain("a.example");
        host.obtain("b.example");
    }

    @Test
    @Tag("case69")
    void ahead() throws Exception {
        var before = host.tree();
        host.setClockAhead(FAR);
        Run run = host.run("renew", "--random-sleep", "never")
                .ends(
                        1,
                        "Failed to renew certificate a.example with error: This machine's clock is 400 days ahead of the CA's, and by the CA's"
                                + " it is not due yet. Nothing was ordered")
                .ends(
                        1,
                        "Failed to renew certificate b.example with error: This machine's clock is 400 days ahead",
                        "2 renew failure(s)");
        assertThat(run.err()).containsOnlyOnce("Certificates seem older than they are: set the clock");
        host.certonly("-d", "c.example").ends(1, "a new certificate would not be valid here any more", "Set the clock");
        assertThat(host.ca.issued()).hasSize(2);
        assertThat(host.tree()).isEqualTo(before);
    }

    @Test
    void aheadButDueAllTheSame() {
        host.setClockAhead(Duration.ofDays(40));
        host.ca.setRenewalWindow(Instant.now().minusSeconds(60), Instant.now().minusSeconds(30));
        host.run("renew", "--random-sleep", "never").ends(0, "This machine's clock is 40 days ahead of the CA's");
    }

    @Test
    void aheadByMoreThanTheCertificateLives() {
        host.setClockAhead(Duration.ofDays(100));
        host.renew().ends(1, "100 days ahead of the CA's: a new certificate would not be valid here any more.");
        assertThat(host.ca.issued()).hasSize(2);
    }

    @Test
    @Tag("case69")
    void behind() throws Exception {
        var before = host.tree();
        host.setClockAhead(FAR.negated());
        String warning = "This machine's clock is 400 days behind the CA's at "
                + host.ca.directory().getRawAuthority()
                + ". Certificates may expire before they seem due: set the clock, for example by NTP.";
        Run nothingDue = host.run("renew");
        assertThat(nothingDue.err()).containsOnlyOnce("set the clock");
        host.renew()
                .ends(
                        1,
                        warning,
                        "Failed to renew certificate b.example with error: ",
                        "Set the clock, for example by NTP");
        host.certonly("-d", "c.example")
                .ends(1, warning, "a new certificate would not be valid here yet.", "Nothing was ordered");
        assertThat(host.ca.issued()).hasSize(2);
        assertThat(host.tree()).isEqualTo(before);
    }

    /** What looked due to a clock that was ahead is decided anew by the one that is right. */
    @Test
    @Tag("case69")
    void case69ItIsSetBackToTheTimeWhileARunWaits() throws Exception {
        var before = host.tree();
        assertThat(renewedWhileSetBack(Duration.ofDays(80), Duration.ofDays(-80))
                        .out())
                .contains("not due for renewal yet");
        assertThat(host.ca.issued()).hasSize(2);
        assertThat(host.tree()).isEqualTo(before);
    }

    /** What is due is put off for as long as the clock says so, and not forgotten. */
    @Test
    @Tag("case69")
    void case69ItIsSetBackTooFarWhileARunWaits() throws Exception {
        host.ca.setRenewalWindow(Instant.now().minusSeconds(60), Instant.now().minusSeconds(30));
        renewedWhileSetBack(Duration.ZERO, Duration.ofHours(-2));
        assertThat(host.ca.issued()).hasSize(2);
        host.run("renew", "--random-sleep", "never").ends(0);
        assertThat(host.ca.issued()).hasSize(4);
    }

    /** The wait is long, and ended as an administrator would end it. */
    private Run renewedWhileSetBack(Duration ahead, Duration jump) throws Exception {
        SettableClock clock = new SettableClock(Instant.now().plus(ahead));
        Shell shell = host.shell().by(clock);
        try (ExecutorService background = Executors.newSingleThreadExecutor()) {
            Future<Run> run = background.submit(
                    () -> host.run(shell, "renew", "--random-sleep", "always", "--random-sleep-max", "10h"));
            while (!shell.out().contains("Waiting ") && !run.isDone()) {
                Thread.onSpinWait();
            }
            clock.advance(jump);
            host.done("go", Long.toString(ProcessHandle.current().pid()));
            return run.get().ends(0);
        }
    }

    @Test
    void behindWhereNoCaIsAsked() {
        host.setClockAhead(FAR.negated());
        host.run("certificates")
                .ends(0, "The certificate a.example is not valid before ", "this machine's clock says ");
    }

    @Test
    void aMinuteMakesNoDifference() {
        host.setClockAhead(Duration.ofMinutes(-1));
        assertThat(host.renew().ends(0).err()).isEmpty();
    }
}
