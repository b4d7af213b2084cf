package dev.perennial.it.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.it.peer.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
    @TempDir
    Path folder;

    @Test
    void startsWithAnEmptyEnvironment() throws Exception {
        Command.Result result =
                Command.of(Image.launcher().toString(), "--version").run();

        assertThat(result.stdout()).matches("perennial \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(result.stderr()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void knowsTheNameThatALinkGivesIt() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("certbot"), Image.launcher());

        assertThat(Command.of(link.toString(), "--version").output()).startsWith("certbot ");
        Command onPath =
                Command.of("/bin/sh", "-c", "certbot --version").with(Map.of("PATH", folder + ":/usr/bin:/bin"));
        assertThat(onPath.output()).startsWith("certbot ");
    }

    @Test
    void ignoresOptionsMeantForOtherJavaPrograms() throws Exception {
        Command.Result result = Command.of(Image.launcher().toString(), "--version")
                .with(Map.of("JAVA_TOOL_OPTIONS", "-Xmx1k", "JDK_JAVA_OPTIONS", "-version", "_JAVA_OPTIONS", "-Xmx1k"))
                .run();

        assertThat(result.stderr()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void passesArgumentsOnUntouched() throws Exception {
        Command.Result result = Command.of(Image.launcher().toString(), "--no-such  option", "@/dev/null", "*", "")
                .run();

        assertThat(result.stderr()).contains("--no-such  option");
        assertThat(result.status()).isEqualTo(2);
    }

    /** Signals and the terminal reach the JVM only if no shell stays in between. */
    @Test
    void becomesTheJavaProcess() throws Exception {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path launcher = Files.copy(Image.launcher(), bin.resolve("perennial"), StandardCopyOption.COPY_ATTRIBUTES);
        Path java = Files.writeString(bin.resolve("java"), "#!/bin/sh\necho $$\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Process process = new ProcessBuilder(launcher.toString(), "renew").start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo(process.pid() + "\n");
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lite", "full"})
    void hasACacheThatTheJvmAccepts(String cache) throws Exception {
        // Without AOTMode a refused cache would only cost time.
        assertThat(start(cache, "-XX:AOTMode=on", "--version").output()).startsWith("perennial ");
    }

    /** A single class that is looked for in the image, or made at run time, costs milliseconds at each start. */
    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "certificates"})
    void findsAllItsClassesInTheCache(String verb) throws Exception {
        Path loaded = folder.resolve("loaded");

        List<String> words = new ArrayList<>(List.of(verb));
        for (String kind : List.of("config", "work", "logs")) {
            words.addAll(List.of("--" + kind + "-dir", folder.resolve(kind).toString()));
        }
        start("lite", "-Xlog:class+load:file=" + loaded, words.toArray(String[]::new))
                .output();

        assertThat(Files.readAllLines(loaded))
                .hasSizeGreaterThan(1000)
                .filteredOn(line -> !line.contains("shared objects file"))
                .isEmpty();
    }

    private static Command start(String cache, String option, String... words) {
        Path lib = Image.home().resolve("lib");
        List<String> line = new ArrayList<>(List.of(
                Image.home() + "/bin/java",
                "@" + lib.resolve("perennial.options"),
                "-XX:AOTCache=" + lib.resolve("perennial-" + cache + ".aot"),
                "-Dperennial.stdin.terminal=false",
                option,
                "-m",
                "dev.perennial.cli/dev.perennial.cli.Main"));
        line.addAll(List.of(words));
        return Command.of(line.toArray(String[]::new));
    }
}
