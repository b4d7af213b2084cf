package dev.perennial.it.peer;

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
import java.util.Optional;

/**
 * A program that runs in the background while the test goes on: with nothing on stdin, no terminal, and in a session that
 * init adopted, so that it cannot tell who started the tests.
 */
public final class Started implements AutoCloseable {
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Not {@code &}: a shell has what it starts so ignore SIGINT. */
    private static final String WRAPPER = """
            cd "$0" || exit
            trap : INT
            sh -c 'echo $$ >pid.new; mv pid.new pid; exec "$@"' sh "$@" </dev/null >stdout 2>stderr
            echo $? >status.new; mv status.new status
            """;

    private final Path folder;
    private final long pid;

    private Started(Path folder, long pid) {
        this.folder = folder;
        this.pid = pid;
    }

    /** Leaves a folder of its own in the one given. */
    public static Started inBackground(Path folder, List<String> words) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "started");
        List<String> command = new ArrayList<>(List.of("setsid", "--fork", "sh", "-c", WRAPPER, own.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "HOME", folder.toString(), "TMPDIR", own.toString()));
        assertThat(builder.start().waitFor()).isZero();
        until(() -> Files.exists(own.resolve("pid")), "the process to start");
        return new Started(
                own, Long.parseLong(Files.readString(own.resolve("pid")).strip()));
    }

    public long pid() {
        return pid;
    }

    public String stdout() throws IOException {
        return Files.readString(folder.resolve("stdout"));
    }

    public String stderr() throws IOException {
        return Files.readString(folder.resolve("stderr"));
    }

    /** Blocks until the program has said this on stdout. */
    public Started says(String text) throws IOException, InterruptedException {
        until(() -> ended() || stdout().contains(text), text);
        assertThat(stdout()).as("stderr: %s", stderr()).contains(text);
        return this;
    }

    public Started saysOnStderr(String text) throws IOException, InterruptedException {
        until(() -> ended() || stderr().contains(text), text);
        assertThat(stderr()).contains(text);
        return this;
    }

    /** Blocks until the program has made a file. */
    public void leaves(Path file) throws IOException, InterruptedException {
        until(() -> ended() || Files.exists(file), file + " to appear");
        assertThat(file).exists();
    }

    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/kill", "-" + name, Long.toString(pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** What a terminal does: every process of the group gets the signal. */
    public void ctrlC() throws IOException, InterruptedException {
        long group = ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .orElseThrow(() -> new AssertionError("it has ended"))
                .pid();
        Process kill = new ProcessBuilder("/bin/kill", "-INT", "--", "-" + group).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Its exit code. */
    public int ends() throws IOException, InterruptedException {
        until(this::ended, "the process to end");
        return Integer.parseInt(Files.readString(folder.resolve("status")).strip());
    }

    /** By the note of the shell around it: the number may be another process's by now. */
    private boolean ended() {
        return Files.exists(folder.resolve("status"));
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
        Optional<ProcessHandle> process = ended() ? Optional.empty() : ProcessHandle.of(pid);
        process.ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        });
        try {
            ends();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
