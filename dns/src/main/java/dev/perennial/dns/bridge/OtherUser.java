package dev.perennial.dns.bridge;

import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs programs with fewer rights than root has. Any number of threads. */
final class OtherUser {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** All of it at once: whether we are root, the other's group, and which program of the system can change to it. */
    private static final String ASK =
            "id -u; id -g \"$1\"; command -v setpriv >/dev/null && setpriv --help 2>&1 | grep -e --reuid || command -v runuser";

    private final Programs programs;
    private final Map<String, String> environment;

    /** @param environment where programs are found, and little else */
    OtherUser(Programs programs, Map<String, String> environment) {
        this.programs = programs;
        this.environment = Map.copyOf(environment);
    }

    /**
     * What to put before the words of a program; nothing if we are not root, for then nobody else can be had. Runs a program.
     *
     * @throws SolverException if there is no such user, or no way to become it
     */
    List<String> words(String user) throws SolverException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try {
            Program ask = new Program(List.of("/bin/sh", "-c", ASK, "sh", user), environment, "", PATIENCE);
            lines.addAll(programs.run(ask).output().lines().map(String::strip).toList());
        } catch (IOException e) {
            throw new SolverException("/bin/sh cannot be started: " + e.getMessage(), e);
        }
        if (lines.isEmpty() || !lines.getFirst().equals("0") || user.equals("root")) {
            return List.of();
        }
        if (lines.size() < 2 || !lines.get(1).chars().allMatch(Character::isDigit)) {
            throw new SolverException("There is no user \"" + user
                    + "\" on this machine to run scripts of acme.sh as: name another one with dns_acmesh_user.");
        }
        String how = lines.size() < 3 ? "" : lines.get(2);
        if (how.contains("--reuid")) {
            return List.of("setpriv", "--reuid=" + user, "--regid=" + lines.get(1), "--clear-groups", "--");
        }
        if (!how.isEmpty()) {
            return List.of(how, "-u", user, "--");
        }
        throw new SolverException(
                "Neither setpriv nor runuser (package util-linux) is here to run scripts of acme.sh as \"" + user
                        + "\": install it, or set dns_acmesh_user = root to run them as root.");
    }
}
