package dev.perennial.cli.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalProbeTest {
    @Test
    void theLaunchersAnswerIsTaken() {
        assertThat(new TerminalProbe("true").getAsBoolean()).isTrue();
        assertThat(new TerminalProbe("false").getAsBoolean()).isFalse();
    }

    @Test
    void withoutALauncherTheSystemIsAsked(@TempDir Path folder) throws Exception {
        assertThat(probe(folder, List.of())).isEqualTo("false");
        // Under script(1) stdin is a pseudo-terminal, while stdout goes to a file.
        if (Files.isExecutable(Path.of("/usr/bin/script"))) {
            assertThat(probe(folder, List.of("/usr/bin/script", "-qefc"))).isEqualTo("true");
        }
    }

    private static String probe(Path folder, List<String> around) throws Exception {
        Path answer = folder.resolve("answer");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "'" + java + "' --enable-native-access=ALL-UNNAMED -cp '"
                + System.getProperty("java.class.path") + "' '" + Asker.class.getName() + "' >'" + answer + "'";
        List<String> words = around.isEmpty()
                ? List.of("sh", "-c", command)
                : List.of(around.getFirst(), around.getLast(), command, "/dev/null");
        Process process = new ProcessBuilder(words)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
        return Files.readString(answer).strip();
    }

    /** Started in a process of its own. */
    static final class Asker {
        private Asker() {}

        public static void main(String[] args) {
            System.out.println(new TerminalProbe("").getAsBoolean());
        }
    }
}
