package dev.perennial.cli.invocation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A folder like /proc, written from what {@code ps} shows: the last process is the one that asks. */
final class RecordedProcesses {
    private final Path proc;

    RecordedProcesses(Path proc) {
        this.proc = proc;
    }

    /** Lines of {@code PID PARENT SESSION NAME}, the name to the end of the line. */
    RecordedProcesses of(String lines) throws IOException {
        for (String line : lines.strip().split("\n", -1)) {
            String[] part = line.strip().split(" +", 4);
            String stat =
                    part[0] + " (" + part[3] + ") S " + part[1] + " " + part[0] + " " + part[2] + " 0 -1 4194560\n";
            write(part[0] + "/stat", stat);
            write("self/stat", stat);
        }
        return this;
    }

    RecordedProcesses controlGroup(String line) throws IOException {
        return write("self/cgroup", line + "\n");
    }

    RecordedProcesses write(String file, String text) throws IOException {
        Path path = proc.resolve(file);
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        Files.writeString(path, text, ISO_8859_1);
        return this;
    }

    ProcessTable table() {
        return new LinuxProcessTable(proc);
    }
}
