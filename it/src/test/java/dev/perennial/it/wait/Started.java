package dev.perennial.it.wait;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.acme.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that runs in the background while the test goes on: with nothing on stdin, no terminal, and in a session that
 * init adopted, so that it cannot tell who started the tests.
 */
final class Started implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Not {@code &}: a shell has what it starts so ignore SIGINT. */
    private static final String WRAPPER = """
            cd "$0" || exit
            sh -c 'echo $$ >pid.new; mv pid.new pid; exec "$@"' sh "$@" </dev/null >stdout 2>stderr
            echo $? >status.new; mv status.new status
            """;

    private final Path folder;
    private final ProcessHandle process;

    private Started(Path folder, ProcessHandle process) {
        this.folder = folder;
        this.process = process;
    }

    /** Leaves a folder of its own in the one given. */
    static Started inBackground(Path folder, List<String> words) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "started");
        List<String> command = new ArrayList<>(List.of("setsid", "--fork", "sh", "-c", WRAPPER, own.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", folder.toString()));
        assertThat(builder.start().waitFor()).isZero();
        until(() -> Files.exists(own.resolve("pid")), "the process to start");
        long pid = Long.parseLong(Files.readString(own.resolve("pid")).strip());
        return new Started(own, ProcessHandle.of(pid).orElseThrow(() -> new AssertionError(words + " ended at once")));
    }

    long pid() {
        return process.pid();
    }

    String stdout() throws IOException {
        return Files.readString(folder.resolve("stdout"));
    }

    String stderr() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    /** Blocks until the program has said this on stdout. */
    Started says(String text) throws IOException, InterruptedException {
        until(() -> !process.isAlive() || stdout().contains(text), text);
        assertThat(stdout()).as("stderr: %s", stderr()).contains(text);
        return this;
    }

    Started saysOnStderr(String text) throws IOException, InterruptedException {
        until(() -> !process.isAlive() || stderr().contains(text), text);
        assertThat(stderr()).contains(text);
        return this;
    }

    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/kill", "-" + name, Long.toString(pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Its exit code. */
    int ends() throws IOException, InterruptedException {
        Path status = folder.resolve("status");
        until(() -> Files.exists(status), "the process to end");
        return Integer.parseInt(Files.readString(status).strip());
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void until(Condition condition, String what) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(condition)) {
            assertThat(System.nanoTime()).as("waiting for %s", what).isLessThan(deadline);
            Sleeper.system().sleep(Duration.ofMillis(20));
        }
    }

    private static boolean holds(Condition condition) throws IOException {
        try {
            return condition.holds();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Until the shell around it has ended too, which still writes. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            ends();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
