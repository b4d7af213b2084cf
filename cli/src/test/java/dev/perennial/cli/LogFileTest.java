package dev.perennial.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.cli.console.LogFile;
import dev.perennial.cli.console.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path temp;

    private final List<String> complaints = new ArrayList<>();

    private LogFile open(Path folder, int backups) {
        return new LogFile(folder, backups, Clock.fixed(Shell.NOW, ZoneOffset.UTC), complaints::add);
    }

    private void run(int backups, String message) {
        try (LogFile log = open(temp, backups)) {
            log.write(LogLevel.INFO, "test", message);
        }
    }

    @Test
    void aLineIsWrittenAsCertbotWritesIt() throws IOException {
        Path folder = temp.resolve("logs");
        try (LogFile log = open(folder, 3)) {
            log.write(LogLevel.DEBUG, "acme", "GET directory");
            assertThat(log.written()).isTrue();
        }
        assertThat(folder.resolve("letsencrypt.log"))
                .content()
                .isEqualTo("2026-11-24 10:35:12,045:DEBUG:perennial.acme:GET directory\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void eachRunBeginsAFileAndTheOldestGoes() {
        for (String message : List.of("first", "second", "third", "fourth")) {
            run(2, message);
        }
        assertThat(temp.resolve("letsencrypt.log")).content().contains("fourth");
        assertThat(temp.resolve("letsencrypt.log.1")).content().contains("third");
        assertThat(temp.resolve("letsencrypt.log.2")).content().contains("second");
        assertThat(temp.resolve("letsencrypt.log.3")).doesNotExist();
    }

    @Test
    void zeroBackupsAppendToOneFile() {
        run(0, "first");
        run(0, "second");
        assertThat(temp.resolve("letsencrypt.log")).content().contains("first", "second");
        assertThat(temp.resolve("letsencrypt.log.1")).doesNotExist();
    }

    @Test
    void aLongRunGoesOnInANewFileAtOneMebibyte() throws IOException {
        try (LogFile log = open(temp, 5)) {
            for (int i = 0; i < 300; i++) {
                log.write(LogLevel.DEBUG, "test", "x".repeat(10_000));
            }
        }
        assertThat(Files.size(temp.resolve("letsencrypt.log.1"))).isBetween(1_000_000L, 1L << 20);
        assertThat(temp.resolve("letsencrypt.log.2")).exists();
    }

    @Test
    void aRunThatSaysNothingLeavesNoFile() {
        open(temp, 5).close();
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void linesFromOutsideCannotForgeOthersAndKeysNeverGetIn() {
        run(1, "the CA says: x\n2026-01-01 00:00:00,000:INFO:perennial.cli:all is well\r\033[2J");
        assertThat(temp.resolve("letsencrypt.log"))
                .content()
                .contains("\n    2026-01-01")
                .doesNotContain("\033", "\r");
        run(1, "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n");
        assertThat(temp.resolve("letsencrypt.log")).content().doesNotContain("MHcCAQEE");
    }

    @Test
    void aLogThatCannotBeWrittenIsSaidOnceAndStopsNothing() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        try (LogFile log = open(file, 1)) {
            log.write(LogLevel.INFO, "test", "one");
            log.write(LogLevel.INFO, "test", "two");
            assertThat(log.written()).isFalse();
        }
        assertThat(complaints).singleElement().asString().contains("goes on without a log", file.toString());
    }
}
