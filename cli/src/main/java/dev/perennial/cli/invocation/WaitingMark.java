package dev.perennial.cli.invocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says that this process waits, by giving it another name: {@code perennial go} finds it by that, and so does everyone who
 * looks at {@code ps} or {@code top}. Unlike a file with the process id, a name cannot outlive its process, needs no
 * folder that root and users share, and works on a full disk.
 */
final class WaitingMark implements AutoCloseable {
    static final String NAME = "perennial-wait";

    private final Path comm;
    private final String before;

    private WaitingMark(Path comm, String before) {
        this.comm = comm;
        this.before = before;
    }

    /**
     * Renames this process until the mark is closed.
     *
     * @param proc {@code /proc}
     * @throws IOException if there is no such folder, or it is read-only
     */
    static WaitingMark set(Path proc) throws IOException {
        Path comm = proc.resolve("self/comm");
        String before = Files.readString(comm).strip();
        rename(comm, NAME);
        return new WaitingMark(comm, before);
    }

    @Override
    public void close() throws IOException {
        rename(comm, before);
    }

    private static void rename(Path comm, String name) throws IOException {
        Files.writeString(comm, name, StandardOpenOption.WRITE);
    }
}
