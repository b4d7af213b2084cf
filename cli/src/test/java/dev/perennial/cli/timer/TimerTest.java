package dev.perennial.cli.timer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perennial.cli.RecordedOutput;
import dev.perennial.cli.console.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole machines in a folder, with programs that write down how they were called. */
class TimerTest {
    @TempDir
    Path root;

    private final RecordedOutput output = new RecordedOutput();

    @Test
    void withSystemdATimerAndItsServiceAreWrittenAndStarted() throws Exception {
        Machine machine = new Machine(root).withSystemd();

        timer(machine, false).install();

        Path units = root.resolve("etc/systemd/system");
        assertThat(units.resolve("perennial-renew.service"))
                .content()
                .contains(
                        "ExecStart=/opt/p/bin/perennial renew --quiet --no-random-sleep-on-renew --next-run-in 1h --wait-lock 10m\n");
        assertThat(units.resolve("perennial-renew.timer"))
                .content()
                .containsPattern("OnCalendar=\\*-\\*-\\* \\*:\\d\\d:\\d\\d\\.\\d{3}\n")
                .contains("FixedRandomDelay=true\nAccuracySec=1us\nPersistent=true\n");
        assertThat(machine.calls())
                .containsExactly("systemctl daemon-reload", "systemctl enable --now perennial-renew.timer");
    }

    @Test
    void systemdItselfAcceptsTheUnits() throws Exception {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "no systemd here");
        RenewCommand odd = new RenewCommand("/bin/true", List.of("--config-dir", "/srv/it's 50% \"off\" $HOME \\"));
        new Timer(new Machine(root).withSystemd().host(), false, odd, new Random(1), output).install();

        ProcessBuilder verify = new ProcessBuilder(analyze.toString(), "verify", "perennial-renew.timer");
        verify.environment().put("SYSTEMD_UNIT_PATH", root.resolve("etc/systemd/system") + ":");
        Process process = verify.redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void aSecondInstallationKeepsTheMomentAndTakesTheNewCommand() throws Exception {
        Machine machine = new Machine(root).withSystemd();
        timer(machine, false).install();
        Path timer = root.resolve("etc/systemd/system/perennial-renew.timer");
        String before = Files.readString(timer);

        new Timer(machine.host(), false, new RenewCommand("/new/perennial", List.of()), new Random(99), output)
                .install();

        assertThat(timer).content().isEqualTo(before);
        assertThat(timer.resolveSibling("perennial-renew.service"))
                .content()
                .contains("ExecStart=/new/perennial renew");
    }

    @Test
    void ifSystemdRefusesNothingStaysBehind() throws Exception {
        Machine machine = new Machine(root).withSystemd().withProgram("systemctl", "echo no bus; exit 1");

        assertThatThrownBy(() -> timer(machine, false).install())
                .isInstanceOf(Failure.class)
                .hasMessage("'systemctl daemon-reload' failed: no bus");

        assertThat(root.resolve("etc/systemd/system")).isEmptyDirectory();
    }

    @Test
    void filesOfOthersAreLeftAlone() throws Exception {
        Machine machine = new Machine(root).withSystemd();
        Path timer = Files.createDirectories(root.resolve("etc/systemd/system")).resolve("perennial-renew.timer");
        Files.writeString(timer, "[Timer]\nOnCalendar=daily\n");

        assertThatThrownBy(() -> timer(machine, false).install()).hasMessageContaining(timer.toString());
        assertThatThrownBy(() -> timer(machine, false).remove()).hasMessageContaining(timer.toString());

        assertThat(timer).content().isEqualTo("[Timer]\nOnCalendar=daily\n");
        assertThat(machine.calls()).isEmpty();
    }

    @Test
    void removingTakesAwayAllThatWasWritten() throws Exception {
        Machine machine = new Machine(root).withSystemd();
        timer(machine, false).install();

        timer(machine, false).remove();
        timer(machine, false).remove();

        assertThat(root.resolve("etc/systemd/system")).isEmptyDirectory();
        assertThat(machine.calls())
                .endsWith("systemctl disable --now perennial-renew.timer", "systemctl daemon-reload");
        assertThat(output.lines()).endsWith("There was no timer to remove.");
    }

    @Test
    void aUsersTimerGoesToTheUsersOwnServiceManager() throws Exception {
        Machine machine = new Machine(root).withSystemd();

        timer(machine, true).install();

        assertThat(root.resolve("home/.config/systemd/user/perennial-renew.service"))
                .content()
                .doesNotContain("network-online");
        assertThat(machine.calls()).contains("systemctl --user enable --now perennial-renew.timer");
        assertThat(output.lines()).anyMatch(line -> line.contains("loginctl enable-linger"));
    }

    @Test
    void withoutSystemdALineGoesToTheSystemsCron() throws Exception {
        Machine machine = new Machine(root).withCron();

        timer(machine, false).install();

        assertThat(root.resolve("etc/cron.d/perennial"))
                .content()
                .containsPattern(
                        "(?m)^\\d+ \\* \\* \\* \\* root sleep \\d+\\.\\d{3};"
                                + " /opt/p/bin/perennial renew --quiet --no-random-sleep-on-renew --next-run-in 1h --wait-lock 10m$");
        timer(machine, false).remove();
        assertThat(root.resolve("etc/cron.d")).isEmptyDirectory();
    }

    @Test
    void aUsersCrontabKeepsEveryLineThatIsNotOurs() throws Exception {
        Machine machine = new Machine(root).withCron();
        String own = "MAILTO=me\n# backups\n5 4 * * * backup 100\\%\n";
        Files.writeString(machine.crontab(), own);

        timer(machine, true).install();
        timer(machine, true).install();

        assertThat(machine.crontab()).content().startsWith(own).containsOnlyOnce("perennial renew");
        Files.writeString(machine.crontab(), Files.readString(machine.crontab()) + "@daily later\n");
        timer(machine, true).remove();
        assertThat(machine.crontab()).content().isEqualTo(own + "@daily later\n");
    }

    @Test
    void aCrontabThatCannotBeReadIsNotTakenForAnEmptyOne() throws Exception {
        Machine machine = new Machine(root).withCron().withProgram("crontab", "echo 'disk error' >&2; exit 1");

        assertThatThrownBy(() -> timer(machine, true).install())
                .isInstanceOf(Failure.class)
                .hasMessage("The crontab of me cannot be read: disk error");
    }

    @Test
    void printingChangesNothing() throws Exception {
        Machine machine = new Machine(root).withSystemd();

        timer(machine, false).preview();

        assertThat(output.lines()).singleElement().asString().contains("OnCalendar=", "ExecStart=");
        assertThat(root.resolve("etc/systemd")).doesNotExist();
        assertThat(machine.calls()).isEmpty();
    }

    @Test
    void certbotsTimerIsPointedOut() throws Exception {
        Machine machine = new Machine(root).withSystemd();
        Path unit = Files.createDirectories(root.resolve("lib/systemd/system")).resolve("certbot.timer");
        Files.writeString(unit, "[Timer]\n");

        timer(machine, false).install();

        assertThat(output.warnings()).singleElement().asString().contains("systemctl disable --now certbot.timer");
    }

    @Test
    void certbotsCronFileCountsOnlyWhereSystemdDoesNotRun() throws Exception {
        Machine machine = new Machine(root).withCron();
        Path file = root.resolve("etc/cron.d/certbot");
        Files.writeString(file, "0 */12 * * * root certbot -q renew\n");
        timer(machine, false).show();
        assertThat(output.warnings()).singleElement().asString().contains(file.toString());

        machine.withSystemd();
        timer(machine, false).show();
        assertThat(output.warnings()).hasSize(1);
    }

    @Test
    void withNeitherSystemdNorCronItSaysWhatToRun() {
        assertThatThrownBy(() -> timer(new Machine(root), false).install())
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.next()).contains("/opt/p/bin/perennial renew"));
    }

    private Timer timer(Machine machine, boolean forUser) {
        return new Timer(
                machine.host(), forUser, new RenewCommand("/opt/p/bin/perennial", List.of()), new Random(1), output);
    }
}
