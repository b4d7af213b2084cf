package dev.perennial.cli.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewCommandTest {
    private static final String ODD = "/srv/it's 50% \"off\" $HOME \\ `x`";

    @Test
    void plainWordsStayAsTheyAre() {
        RenewCommand command = new RenewCommand("/usr/bin/perennial", List.of("--config-dir", "/srv/le"));

        assertThat(command.forSystemd())
                .isEqualTo(command.forCron())
                .isEqualTo(
                        "/usr/bin/perennial renew --quiet --no-random-sleep-on-renew --next-run-in 1h --wait-lock 10m --config-dir /srv/le");
    }

    @Test
    void theShellThatCronStartsSeesThePathAsItIs(@TempDir Path folder) throws Exception {
        Path program = folder.resolve("print args");
        Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        String line = new RenewCommand(program.toString(), List.of("--config-dir", ODD)).forCron();

        // crontab(5): a backslash before a percent sign is removed, a bare one ends the command.
        assertThat(line).doesNotContainPattern("(?<!\\\\)%");
        Process shell = new ProcessBuilder("/bin/sh", "-c", line.replace("\\%", "%")).start();

        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said)
                .isEqualTo(
                        "renew\n--quiet\n--no-random-sleep-on-renew\n--next-run-in\n1h\n--wait-lock\n10m\n--config-dir\n"
                                + ODD + "\n");
    }

    @Test
    void systemdsSpecifiersAndVariablesAreEscaped() {
        assertThat(new RenewCommand("/p", List.of(ODD)).forSystemd())
                .endsWith(" \"/srv/it's 50%% \\\"off\\\" $$HOME \\\\ `x`\"");
    }

    @Test
    void aLineBreakDoesNotFit() {
        assertThat(new RenewCommand("/p\nExecStart=/bin/evil", List.of()).fitsOnALine())
                .isFalse();
        assertThat(new RenewCommand("/p", List.of(ODD)).fitsOnALine()).isTrue();
    }
}
