package dev.perennial.cli.invocation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which processes wait: a file for each in {@code <work-dir>/waiting}, named by its process id and holding its start time,
 * because ids are used again. Whoever may write that folder may end a wait, and nobody else.
 */
public final class WaitRegistry {
    private final Path folder;

    public WaitRegistry(Path workDir) {
        this.folder = workDir.resolve("waiting");
    }

    /** Without a place to write, the wait can still be ended by a signal. */
    void enter() {
        ProcessHandle self = ProcessHandle.current();
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            Files.writeString(folder.resolve(Long.toString(self.pid())), startOf(self));
        } catch (IOException e) {
            System.getLogger(WaitRegistry.class.getName())
                    .log(System.Logger.Level.DEBUG, "this wait cannot be listed in " + folder, e);
        }
    }

    void leave() {
        try {
            Files.deleteIfExists(
                    folder.resolve(Long.toString(ProcessHandle.current().pid())));
        } catch (IOException e) {
            System.getLogger(WaitRegistry.class.getName())
                    .log(System.Logger.Level.DEBUG, "a stale entry stays in " + folder, e);
        }
    }

    /** Those that are alive and the same as when they wrote their file; other files are removed. */
    public List<ProcessHandle> waiting() throws IOException {
        List<ProcessHandle> alive = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return alive;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[0-9]*")) {
            for (Path file : files) {
                Optional<ProcessHandle> process = ProcessHandle.of(pid(file));
                if (process.isPresent() && startOf(process.get()).equals(Files.readString(file))) {
                    alive.add(process.get());
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        return alive;
    }

    private static long pid(Path file) {
        try {
            return Long.parseLong(file.getFileName().toString());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("");
    }
}
