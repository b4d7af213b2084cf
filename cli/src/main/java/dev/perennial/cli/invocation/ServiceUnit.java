package dev.perennial.cli.invocation;

import java.util.Optional;

/** The systemd unit that a process belongs to. */
record ServiceUnit(String name) {
    private static final int LONGEST_NAME = 255;

    /** A login session or a command run by hand is a scope: systemd watches those, but did not start them. */
    boolean isService() {
        return name.endsWith(".service");
    }

    /**
     * The innermost unit in the lines of {@code /proc/PID/cgroup} (cgroups(7)). Absent without systemd, and in a container
     * with a control group namespace of its own.
     */
    static Optional<ServiceUnit> of(String controlGroups) {
        for (String line : controlGroups.split("\n", -1)) {
            // 0::PATH is version 2, N:name=systemd:PATH is version 1.
            int path = line.indexOf(":/");
            if (path > 0 && (line.startsWith("0::") || line.startsWith(":name=systemd", line.indexOf(':')))) {
                Optional<ServiceUnit> unit = innermost(line.substring(path + 1));
                if (unit.isPresent()) {
                    return unit;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ServiceUnit> innermost(String path) {
        String[] parts = path.split("/", -1);
        for (int i = parts.length - 1; i >= 0; i--) {
            if ((parts[i].endsWith(".service") || parts[i].endsWith(".scope")) && isUnitName(parts[i])) {
                return Optional.of(new ServiceUnit(parts[i]));
            }
        }
        return Optional.empty();
    }

    /** The alphabet of systemd.unit(5): the name is shown to people. */
    private static boolean isUnitName(String text) {
        return text.length() <= LONGEST_NAME
                && text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || ":-_.\\@".indexOf(c) >= 0));
    }
}
