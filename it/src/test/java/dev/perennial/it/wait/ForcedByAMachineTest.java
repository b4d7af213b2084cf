package dev.perennial.it.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who forces a renewal means it; a line that was left in a crontab has used up many a limit. */
class ForcedByAMachineTest {
    @TempDir
    Path folder;

    @Test
    void cronMayForceThreeCertificatesADayAndAPersonAsManyAsHeLikes() throws Exception {
        // A shell that the system knows as cron, so that nobody waits a minute for a real one.
        Path cron = Files.copy(Path.of("/bin/dash"), folder.resolve("cron"));
        try (DueCertificate due = DueCertificate.in(folder)) {
            List<String> forced = List.of("renew", "--force-renewal", "--random-sleep", "never");
            String line = Shell.line(due.words(forced)) + "; echo ended with $?";
            Command fromCron = Command.of(cron.toString(), "-c", line).with(due.variables());
            fromCron.output();
            assertThat(fromCron.output()).contains("all renewals succeeded", "ended with 0");
            assertThat(due.issued()).isEqualTo(3);
            assertThat(fromCron.output()).contains("No renewals were attempted", "ended with 0");
            assertThat(due.issued()).isEqualTo(3);
            assertThat(due.run(forced).output()).contains("all renewals succeeded");
            assertThat(due.issued()).isEqualTo(4);
        }
    }
}
