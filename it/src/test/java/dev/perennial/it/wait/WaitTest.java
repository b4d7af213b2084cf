package dev.perennial.it.wait;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Shell;
import dev.perennial.it.peer.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Renewals that nobody watches, with a certificate that is due. */
class WaitTest {
    /** Waits for hours: only somebody who ends it lets the test go on. */
    private static final String LONG = "--random-sleep-max=30d";

    /** In the line before a wait, and nowhere else. */
    private static final String WAIT = "To skip:";

    @TempDir
    Path folder;

    private DueCertificate due;

    @BeforeEach
    void obtain() throws Exception {
        due = DueCertificate.in(folder);
    }

    @AfterEach
    void close() {
        due.close();
    }

    @Test
    void theWaitSaysAllThatOneWantsToKnowAndGoEndsIt() throws Exception {
        try (Started renew = waiting(LONG)) {
            assertThat(renew.stdout())
                    .containsPattern("Waiting .*, until .*:\\d\\d:\\d\\d, .* \\((no terminal, and|started by systemd)")
                    .contains("'perennial go' or SIGUSR1 to process " + renew.pid() + " now")
                    .contains("next time ssh -t or --no-random-sleep-on-renew.");
            assertThat(due.hookRan()).isFalse();

            assertThat(go(renew)).startsWith("Process " + renew.pid() + " of ");

            assertThat(renew.ends()).as(renew.stderr()).isZero();
            assertThat(due.hookRan()).isTrue();
            assertThat(due.issued()).isEqualTo(2);
            assertThat(go(renew)).isEqualTo("not waiting");
        }
    }

    @Test
    void whoWaitsHoldsNoLockAndLooksAgainAfterwards() throws Exception {
        try (Started renew = waiting(LONG)) {
            assertThat(due.run(List.of("renew", "--no-random-sleep-on-renew")).output())
                    .contains("all renewals succeeded");
            assertThat(due.issued()).isEqualTo(2);

            renew.signal("USR1");

            // What was due before the wait has been renewed during it.
            assertThat(renew.ends()).isZero();
            assertThat(due.issued()).isEqualTo(2);
            assertThat(due.hookRan()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void whoIsStoppedWhileWaitingHasChangedNothing(String signal, int status) throws Exception {
        try (Started renew = waiting(LONG)) {
            SortedMap<String, String> before = due.files();

            renew.signal(signal);

            assertThat(renew.ends()).isEqualTo(status);
            assertThat(due.files()).isEqualTo(before);
            assertThat(due.hookRan()).isFalse();
            assertThat(due.issued()).isEqualTo(1);
        }
    }

    @Test
    void aRehearsalAndAForcedRenewalWaitTheSame() throws Exception {
        for (String kind : List.of("--dry-run", "--force-renewal")) {
            try (Started renew = waiting(LONG, kind)) {
                renew.signal("USR1");
                assertThat(renew.ends()).as(kind).isZero();
                assertThat(renew.stdout()).as(kind).contains("The wait was ended after ");
            }
        }
    }

    @Test
    void withNothingDueThereIsNoWait() throws Exception {
        due.run(List.of("renew", "--no-random-sleep-on-renew")).output();

        String said =
                due.run(List.of("renew", "--random-sleep", "always", LONG)).output();

        assertThat(said).contains("not due for renewal yet").doesNotContain(WAIT);
    }

    @ParameterizedTest
    @CsvSource({"no-random-sleep-on-renew = true", "random-sleep = never", "random-sleep-max = 0"})
    void aCliIniCanSwitchItOff(String line) throws Exception {
        Path ini = Files.writeString(folder.resolve("cli.ini"), line + "\n");

        String said = due.run(List.of("renew", "--config", ini.toString())).output();

        assertThat(said).contains("all renewals succeeded").doesNotContain(WAIT);
    }

    @Test
    void calledCertbotItIsTheSame() throws Exception {
        Path certbot = Files.createSymbolicLink(folder.resolve("certbot"), Image.launcher());
        List<String> words = due.words(certbot, List.of("renew", LONG));

        try (Started renew = Started.inBackground(folder, words).says("'certbot go'")) {
            renew.signal("USR1");
            assertThat(renew.ends()).isZero();
        }
    }

    @Test
    void programsGetEvents() throws Exception {
        try (Started renew =
                Started.inBackground(folder, due.renew("--json", LONG)).saysOnStderr("wait_started")) {
            JsonObject started = event(renew, "wait_started");
            assertThat(started.get("process").getAsLong()).isEqualTo(renew.pid());
            assertThat(started.getAsJsonObject("invocation").get("kind").getAsString())
                    .isIn("unattended", "scheduled");

            renew.signal("USR1");

            assertThat(renew.ends()).isZero();
            assertThat(event(renew, "wait_ended").get("skipped").getAsBoolean()).isTrue();
            assertThat(JsonParser.parseString(renew.stdout())
                            .getAsJsonObject()
                            .get("ok")
                            .getAsBoolean())
                    .isTrue();
        }
    }

    @Test
    @NeedsPeer(Peer.SCRIPT)
    void atATerminalThereIsNoWaitUnlessAskedForAndThenACountdown() throws Exception {
        String forced = atTerminal(due.renew("--force-renewal"));
        assertThat(forced).contains("all renewals succeeded").doesNotContain(WAIT);

        String asked = atTerminal(due.renew("--force-renewal", "--random-sleep", "always", "--random-sleep-max", "3"));
        assertThat(asked)
                .contains("asked for with --random-sleep always", " left, Ctrl-C stops", "all renewals succeeded");
    }

    @Test
    @NeedsPeer({Peer.SSH, Peer.SSHD})
    void acrossSshTheAnswerComesAtOnce() throws Exception {
        try (SshServer server = SshServer.start(folder.resolve("ssh"))) {
            String remote = Shell.line(due.words(List.of("renew", "--dry-run", LONG)));

            String said = Command.of(server.command(List.of(), remote).toArray(String[]::new))
                    .output();

            assertThat(said).contains("all simulated renewals succeeded").doesNotContain(WAIT);
        }
    }

    private Started waiting(String... options) throws IOException, InterruptedException {
        return Started.inBackground(folder, due.renew(options)).says(WAIT);
    }

    private static String go(Started renew) throws IOException, InterruptedException {
        Command.Result result = Command.of(Image.launcher().toString(), "go", Long.toString(renew.pid()))
                .run();
        return result.status() == 0 ? result.stdout() : "not waiting";
    }

    private static JsonObject event(Started renew, String name) throws IOException {
        return renew.stderr()
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(event -> event.get("event").getAsString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String atTerminal(List<String> words) throws IOException, InterruptedException {
        return Command.of(Peer.SCRIPT.command(), "-qec", Shell.line(words), "/dev/null")
                .with(due.variables())
                .output();
    }
}
