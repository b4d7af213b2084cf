package dev.perennial.dns.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SystemProgramsTest {
    @TempDir
    private Path folder;

    private static Program shell(String command, String input) {
        Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin");
        return new Program(List.of("/bin/sh", "-c", command), environment, input, Duration.ofSeconds(50));
    }

    @Test
    void muchInputAndMuchOutputStallNothing() throws Exception {
        Ended ended = new SystemPrograms().run(shell("tee /dev/stderr; exit 3", "x".repeat(3_000_000)));
        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.output()).hasSize(1 << 20);
        assertThat(ended.error()).hasSize(1 << 20);
        assertThat(new SystemPrograms()
                        .run(shell("echo read nothing", "x".repeat(3_000_000)))
                        .output())
                .isEqualTo("read nothing\n");
    }

    @Test
    void anInterruptEndsTheProgramAndWhatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        Thread self = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> {
            while (!Files.exists(pid)) {
                Thread.onSpinWait();
            }
            self.interrupt();
        });
        String command = "sleep 300 & echo $! > " + pid + ".new; mv " + pid + ".new " + pid + "; wait";
        assertThatThrownBy(() -> new SystemPrograms().run(shell(command, ""))).isInstanceOf(InterruptedException.class);
        long child = Long.parseLong(Files.readString(pid).strip());
        assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
