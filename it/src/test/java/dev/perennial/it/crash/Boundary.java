package dev.perennial.it.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The moment before one change of the disk, or before one request that changes are to last.
 *
 * @param when the how manieth call of this kind it is in its thread, which is how strace counts
 * @param step what is about to happen to which file
 * @param time the how manieth time this happens to that file
 */
record Boundary(String call, int when, String step, int time) {
    private static final Set<String> KINDS = Set.of("fsync", "rename", "symlink", "unlink", "mkdir", "rmdir", "chmod");

    /**
     * All that a run passed below a folder, except where another thread had come to the same number of such calls before: there
     * strace would strike too early.
     */
    static List<Boundary> all(Trace trace, Path folder) {
        List<Boundary> all = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Integer> highest = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Call call : trace.calls()) {
            if (KINDS.contains(call.name())) {
                int when = counts.merge(call.thread() + call.name(), 1, Integer::sum);
                boolean first = when > highest.getOrDefault(call.name(), 0);
                highest.merge(call.name(), when, Math::max);
                if (call.succeeded() && call.changed().startsWith(folder)) {
                    String step = step(call, folder);
                    int time = times.merge(step, 1, Integer::sum);
                    if (first) {
                        all.add(new Boundary(call.name(), when, step, time));
                    }
                }
            }
        }
        return all;
    }

    /** Whether a run died here. */
    boolean ended(Trace trace, Path folder) {
        return trace.calls().stream()
                .anyMatch(call -> call.fatal()
                        && call.name().equals(this.call)
                        && step(call, folder).equals(step));
    }

    /** What differs from run to run, because it comes from a key or a port, gets a common name. */
    private static String step(Call call, Path folder) {
        String file = call.changed().equals(folder)
                ? "its folder"
                : folder.relativize(call.changed()).toString();
        return call.name()
                + ' '
                + file.replaceFirst("accounts/[^/]+", "accounts/CA")
                        .replaceFirst("[0-9a-f]{32}", "ID")
                        .replaceFirst("account-[0-9a-f]+", "account");
    }

    @Override
    public String toString() {
        return time == 1 ? step : step + " (" + time + ')';
    }
}
