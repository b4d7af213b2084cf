package dev.perennial.it.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What strace wrote down of a run. */
record Trace(List<Call> calls) {
    /** What changes a disk, what says that the change is to last, and what is written. */
    static final String CALLS = "openat,write,fsync,rename,symlink,unlink,mkdir,rmdir,chmod";

    private static final String UNFINISHED = " <unfinished ...>";
    private static final String RESUMED = " resumed>";

    /** The calls in the order in which they ended. */
    static Trace read(Path log) throws IOException {
        List<Call> calls = new ArrayList<>();
        Map<Long, String> begun = new HashMap<>();
        for (String line : Files.readAllLines(log)) {
            int space = line.indexOf(' ');
            long thread = Long.parseLong(line.substring(0, space));
            String said = line.substring(space).strip();
            if (said.endsWith(UNFINISHED)) {
                begun.put(thread, said.substring(0, said.length() - UNFINISHED.length()));
            } else if (said.startsWith("<... ")) {
                String rest = said.substring(said.indexOf(RESUMED) + RESUMED.length());
                calls.add(call(thread, begun.remove(thread) + rest));
            } else if (!said.startsWith("+++") && !said.startsWith("---")) {
                calls.add(call(thread, said));
            }
        }
        begun.forEach((thread, said) -> calls.add(call(thread, said + ") = ?")));
        return new Trace(calls);
    }

    private static Call call(long thread, String said) {
        int open = said.indexOf('(');
        int close = said.lastIndexOf(" = ");
        String arguments = said.substring(open + 1, said.lastIndexOf(')', close));
        return new Call(
                thread,
                said.substring(0, open),
                List.of(arguments.strip().split(", ")),
                said.substring(close + 3).strip());
    }
}
