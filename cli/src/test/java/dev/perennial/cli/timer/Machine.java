package dev.perennial.cli.timer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The root folder of a machine, with shell scripts for its programs. */
final class Machine {
    private final Path root;

    Machine(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("bin"));
    }

    Machine withSystemd() throws IOException {
        Files.createDirectories(root.resolve("run/systemd/system"));
        return withProgram("systemctl", "echo \"systemctl $*\" >>" + root.resolve("calls"));
    }

    Machine withCron() throws IOException {
        Files.createDirectories(root.resolve("etc/cron.d"));
        String file = crontab().toString();
        withProgram("cron", "exit 1");
        return withProgram(
                "crontab",
                "if [ \"$1\" = -l ]; then [ -f " + file + " ] || { echo no crontab for me >&2; exit 1; }; /bin/cat "
                        + file + "; else /bin/cat >" + file + "; fi");
    }

    Machine withProgram(String name, String script) throws IOException {
        Path program = root.resolve("bin").resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return this;
    }

    Path crontab() {
        return root.resolve("crontab.of.me");
    }

    /** How systemctl was called to change something. */
    List<String> calls() throws IOException {
        Path calls = root.resolve("calls");
        return Files.exists(calls)
                ? Files.readAllLines(calls).stream()
                        .filter(call -> !call.contains("is-enabled"))
                        .toList()
                : List.of();
    }

    Host host() {
        return new Host(
                root,
                root.resolve("home/.config/systemd/user"),
                "me",
                new Programs(Map.of("PATH", root.resolve("bin").toString()), ""));
    }
}
