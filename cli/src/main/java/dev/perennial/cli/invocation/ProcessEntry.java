package dev.perennial.cli.invocation;

import java.io.IOException;

/**
 * One process.
 *
 * @param name at most 15 bytes, chosen by whoever started it; may hold anything
 * @param parent 0 if the process has none in this PID namespace
 * @param session the process that leads its session
 */
record ProcessEntry(long pid, String name, long parent, long session) {

    boolean leadsSession() {
        return session == pid;
    }

    /**
     * Reads a line of {@code /proc/PID/stat} (proc(5)): {@code 812 (cron) S 1 812 812 ...}. The name may itself contain
     * blanks and brackets.
     */
    static ProcessEntry parse(String stat) throws IOException {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        if (open < 1 || close < open) {
            throw new IOException("not a line of /proc/PID/stat");
        }
        // state, parent, process group, session
        String[] rest = stat.substring(close + 1).strip().split(" ", 5);
        if (rest.length < 5) {
            throw new IOException("a short line in /proc/PID/stat");
        }
        try {
            return new ProcessEntry(
                    Long.parseLong(stat.substring(0, open).strip()),
                    stat.substring(open + 1, close),
                    Long.parseLong(rest[1]),
                    Long.parseLong(rest[3]));
        } catch (NumberFormatException e) {
            throw new IOException("not a number in /proc/PID/stat", e);
        }
    }
}
