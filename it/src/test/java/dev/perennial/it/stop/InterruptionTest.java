package dev.perennial.it.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Started;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** A process that is stopped while the world sees its challenge response. */
class InterruptionTest {
    /** All that an interrupted command says on stderr. */
    private static final String FAREWELL =
            "perennial: Exiting due to user request.\n  Certificates that were in place still are.\n";

    @TempDir
    Path folder;

    private HeldChallenge machine;
    private Path site;

    @BeforeEach
    void start() throws IOException {
        machine = new HeldChallenge(folder);
        site = Files.createDirectory(folder.resolve("site"));
    }

    @AfterEach
    void stop() {
        machine.close();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aRenewalGivesThePortBackRunsItsPostHookAndLeavesTheOldCertificate(String signal, int status) throws Exception {
        Path hooks = folder.resolve("hooks");
        List<String> obtain = machine.certonly("a.example", "--standalone", "--pre-hook", "echo pre >> " + hooks);
        obtain.addAll(List.of("--post-hook", "echo post >> " + hooks, "--deploy-hook", "echo deploy >> " + hooks));
        assertThat(machine.run(obtain).status()).isZero();
        SortedMap<String, String> before = machine.configuration();
        Files.delete(hooks);
        machine.hold();

        List<String> renew = machine.words("renew", "--force-renewal", "--no-random-sleep-on-renew");
        try (Started running = machine.inPlace(renew)) {
            running.signal(signal);

            assertThat(running.ends()).isEqualTo(status);
            assertThat(running.stderr()).isEqualTo(FAREWELL);
        }
        assertThat(portIsFree()).isTrue();
        assertThat(hooks).hasContent("pre\npost\n");
        assertThat(machine.configuration()).isEqualTo(before);
        assertThat(machine.journal()).exists();
        machine.release();
        assertThat(machine.run(renew).status()).isZero();
        assertThat(machine.journal()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"}) // the last is what a lost SSH connection leaves
    void theFilesAndFoldersInAWebrootGo(String signal, int status) throws Exception {
        machine.hold();

        try (Started running = machine.inPlace(machine.certonly("a.example", "--webroot", "-w", site.toString()))) {
            assertThat(site.resolve(".well-known/acme-challenge")).isNotEmptyDirectory();
            running.signal(signal);

            assertThat(running.ends()).isEqualTo(status);
            assertThat(running.stderr()).isEqualTo(FAREWELL);
        }
        assertThat(site).isEmptyDirectory();
        assertThat(machine.configuration().keySet()).noneMatch(path -> path.endsWith(".lock"));
    }

    /** The cleanup hook is slow, so that a second signal finds it at work. */
    @Test
    void aSecondCtrlCDoesNotKeepTheCleanupHookFromItsWork() throws Exception {
        Path begun = folder.resolve("begun");
        Path done = folder.resolve("done");
        Path go = folder.resolve("go");
        String cleanup = "touch " + begun + "; until [ -e " + go + " ]; do sleep 0.05; done; touch " + done;
        machine.hold();

        List<String> manual = machine.certonly("a.example", "--manual", "--manual-auth-hook", "true");
        manual.addAll(List.of("--manual-cleanup-hook", cleanup));
        try (Started running = machine.inPlace(manual)) {
            running.ctrlC();
            running.leaves(begun);
            running.ctrlC();
            running.signal("TERM");
            Files.createFile(go);

            assertThat(running.ends()).isEqualTo(130);
            assertThat(running.stderr()).isEqualTo(FAREWELL);
        }
        assertThat(done).exists();
    }

    @Test
    void aProcessThatIsKilledDoesNotHinderTheNext() throws Exception {
        machine.hold();
        List<String> certonly = machine.certonly("a.example", "--standalone");
        try (Started running = machine.inPlace(certonly)) {
            running.signal("KILL");
            assertThat(running.ends()).isEqualTo(137);
        }
        machine.release();

        Command.Result next = machine.run(certonly);

        assertThat(next.status()).as(next.stderr()).isZero();
        assertThat(next.stderr()).isEmpty();
        assertThat(machine.ca().issued()).hasSize(1);
    }

    @Test
    void whoComesSecondIsToldWhoWasFirstAndSinceWhen() throws Exception {
        machine.hold();
        try (Started first = machine.inPlace(machine.certonly("a.example", "--standalone"))) {
            Command.Result second = machine.run(machine.certonly("b.example", "--standalone"));

            assertThat(second.status()).isEqualTo(1);
            assertThat(second.stderr())
                    .contains("Another instance of Certbot is already running. Process " + first.pid() + " (perennial)")
                    .containsPattern("since \\d{4}-\\d\\d-\\d\\dT")
                    .contains("Nothing was changed");
            machine.release();
            assertThat(first.ends()).as(first.stderr()).isZero();
        }
        assertThat(machine.ca().issued()).hasSize(1);
    }

    private boolean portIsFree() {
        try (ServerSocket socket = new ServerSocket(machine.ca().httpPort(), 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
