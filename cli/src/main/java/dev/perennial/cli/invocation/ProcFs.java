package dev.perennial.cli.invocation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Linux's /proc. */
final class ProcFs implements ProcessTable {
    private final Path proc;

    ProcFs(Path proc) {
        this.proc = proc;
    }

    /** From {@code /proc/PID/stat}: a program may have put blanks and parentheses into its own name. */
    @Override
    public Optional<Entry> find(long pid) {
        try {
            String stat = Files.readString(proc.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            int open = stat.indexOf('(');
            int close = stat.lastIndexOf(')');
            if (open < 0 || close < open || close + 4 > stat.length()) {
                return Optional.empty();
            }
            int from = close + 4;
            int to = stat.indexOf(' ', from);
            String name = stat.substring(open + 1, close);
            return Optional.of(new Entry(pid, name, Long.parseLong(stat.substring(from, to))));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
