package dev.perennial.it.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Shell;
import dev.perennial.it.peer.Started;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A certificate that falls due between two runs of a timer. */
class ExactInstantTest {
    private static final String WAIT = "when a.example is due (the next run comes in 1 h)";

    @TempDir
    Path folder;

    private DueCertificate certificate;

    @BeforeEach
    void obtain() throws Exception {
        certificate = DueCertificate.in(folder);
    }

    @AfterEach
    void close() {
        certificate.close();
    }

    @Test
    void itIsRenewedAtThatInstant() throws Exception {
        Instant at = Instant.now().plusSeconds(8);
        certificate.suggest(at, at.plusMillis(1));
        try (Started renew = waiting()) {
            assertThat(certificate.hookRan()).isFalse();
            assertThat(renew.ends()).as(renew.stderr()).isZero();
            assertThat(Instant.now()).isBetween(at, at.plusSeconds(20));
            assertThat(certificate.issued()).isEqualTo(2);
            assertThat(certificate.hookRan()).isTrue();
        }
    }

    @Test
    void goRenewsItAtOnceAndMeanwhileNothingIsLocked() throws Exception {
        in(Duration.ofMinutes(50));
        try (Started renew = waiting()) {
            assertThat(certificate.run(List.of("renew")).output()).contains("not due for renewal yet");
            Command.of(Image.launcher().toString(), "go", Long.toString(renew.pid()))
                    .output();
            assertThat(renew.ends()).as(renew.stderr()).isZero();
            assertThat(certificate.issued()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void whoIsStoppedBeforeItHasChangedNothing(String signal, int status) throws Exception {
        in(Duration.ofMinutes(50));
        try (Started renew = waiting()) {
            SortedMap<String, String> before = certificate.files();
            renew.signal(signal);
            assertThat(renew.ends()).isEqualTo(status);
            assertThat(certificate.files()).isEqualTo(before);
            assertThat(certificate.hookRan()).isFalse();
        }
    }

    @Test
    @NeedsPeer(Peer.SCRIPT)
    void atATerminalNothingIsWaitedFor() throws Exception {
        in(Duration.ofMinutes(50));
        String said = Command.of(
                        Peer.SCRIPT.command(),
                        "-qec",
                        Shell.line(certificate.renew("--next-run-in", "1h")),
                        "/dev/null")
                .with(certificate.variables())
                .output();
        assertThat(said).contains("not due for renewal yet").doesNotContain("Waiting ");
    }

    private void in(Duration wait) {
        Instant at = Instant.now().plus(wait);
        certificate.suggest(at, at.plusSeconds(60));
    }

    private Started waiting() throws IOException, InterruptedException {
        return Started.inBackground(folder, certificate.renew("--no-random-sleep-on-renew", "--next-run-in", "1h"))
                .says(WAIT);
    }
}
