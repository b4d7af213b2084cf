package dev.perennial.it.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.Sleeper;
import dev.perennial.it.dist.Image;
import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.NeedsPeer;
import dev.perennial.it.peer.Peer;
import dev.perennial.it.peer.Shell;
import dev.perennial.it.peer.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes up to a minute, because cron counts in minutes. */
@NeedsPeer({Peer.ROOT, Peer.CRON, Peer.UNSHARE})
class CronTest {
    private static final Pattern LINE = Pattern.compile("\\(started by cron, process \\d+\\).* process (\\d+) now");

    @TempDir
    Path folder;

    @Test
    void aRenewalFromCronWaitsAndNamesItAndGoEndsTheWait() throws Exception {
        Path said = folder.resolve("said");
        try (DueCertificate due = DueCertificate.in(folder)) {
            // Once: the next minute finds the file.
            String line =
                    "[ -e " + said + " ] || " + Shell.line(due.renew("--random-sleep-max=30d")) + " >" + said + " 2>&1";
            try (Started cron = CronDaemon.everyMinute(folder, line)) {
                assertThat(cron.pid()).isPositive();
                String waiting = until(said, "\n");
                Matcher found = LINE.matcher(waiting);
                assertThat(found.find()).as(waiting).isTrue();
                assertThat(due.hookRan()).isFalse();

                String go = Command.of(Image.launcher().toString(), "go", found.group(1))
                        .output();

                assertThat(go).isEqualTo("Process " + found.group(1) + " of root goes on now.\n");
                until(said, "succeeded");
                assertThat(due.issued()).isEqualTo(2);
            }
        }
    }

    private static String until(Path file, String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!Files.exists(file) || !Files.readString(file).contains(text)) {
            assertThat(System.nanoTime()).as("waiting for %s in %s", text, file).isLessThan(deadline);
            Sleeper.system().sleep(Duration.ofMillis(100));
        }
        return Files.readString(file);
    }
}
