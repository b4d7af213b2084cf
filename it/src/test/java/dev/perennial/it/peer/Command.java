package dev.perennial.it.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run to its end, with an environment of its own and nothing on stdin. */
public record Command(List<String> words, Map<String, String> environment, Duration limit) {
    /** What it said. */
    public record Result(int status, String stdout, String stderr) {}

    /** With an empty environment. */
    public static Command of(String... words) {
        return new Command(List.of(words), Map.of(), Duration.ofMinutes(3));
    }

    public Command with(Map<String, String> variables) {
        return new Command(words, variables, limit);
    }

    /** Kills the program, and what it started, if it outlives the limit. */
    public Result run() throws IOException, InterruptedException {
        Path out = Files.createTempFile("command", ".out");
        Path err = Files.createTempFile("command", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new AssertionError(words + " did not end within " + limit + ": " + Files.readString(out, UTF_8)
                        + Files.readString(err, UTF_8));
            }
            return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Its stdout; anything but exit code 0 fails the test. */
    public String output() throws IOException, InterruptedException {
        Result result = run();
        if (result.status() != 0) {
            throw new AssertionError(words + " exited with " + result);
        }
        return result.stdout();
    }
}
