package dev.perennial.cli.invocation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code /proc}. With hidepid, an ordinary user sees only own processes there. */
final class LinuxProcessTable implements ProcessTable {
    /** Far more than a line of stat; a control group of nested containers is longer. */
    private static final int MOST_BYTES = 16 * 1024;

    private final Path proc;

    LinuxProcessTable(Path proc) {
        this.proc = proc;
    }

    @Override
    public ProcessEntry self() throws IOException {
        return ProcessEntry.parse(read("self/stat"));
    }

    @Override
    public ProcessEntry process(long pid) throws IOException {
        return ProcessEntry.parse(read(pid + "/stat"));
    }

    @Override
    public String controlGroups() throws IOException {
        return read("self/cgroup");
    }

    private String read(String file) throws IOException {
        try (InputStream in = Files.newInputStream(proc.resolve(file))) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
        }
    }
}
