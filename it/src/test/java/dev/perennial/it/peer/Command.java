package dev.perennial.it.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program run to its end, with an environment of its own, nothing on stdin, and a folder for temporary files that goes
 * when it ends: Certbot leaves something in it whenever it does not understand its command line.
 */
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
        Path own = Files.createTempDirectory("command");
        try {
            return run(own);
        } finally {
            deleteAll(own);
        }
    }

    private Result run(Path own) throws IOException, InterruptedException {
        Path out = own.resolve("out");
        Path err = own.resolve("err");
        Path temporary = Files.createDirectory(own.resolve("tmp"));
        // The program may be one that becomes another user.
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx--x--x"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("TMPDIR", temporary.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            throw new AssertionError(words + " did not end within " + limit + ": " + Files.readString(out, UTF_8)
                    + Files.readString(err, UTF_8));
        }
        return new Result(process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    private static void deleteAll(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(folder)) {
            paths = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
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
