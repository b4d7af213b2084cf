package dev.perennial.lineage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The process that holds a lock.
 *
 * @param since when it took the lock, or a little earlier: not before it started nor before the lock file was made
 * @param program empty if it cannot be seen from here
 */
record LockHolder(long pid, Instant since, Optional<String> program) {

    /** Looks into {@code /proc/locks}; empty where there is no such file, or nobody holds the lock. */
    static Optional<LockHolder> of(Path lockFile) {
        try {
            String inode = ":" + Files.getAttribute(lockFile, "unix:ino");
            Instant made = Files.getLastModifiedTime(lockFile).toInstant();
            for (String line : Files.readAllLines(Path.of("/proc/locks"), StandardCharsets.ISO_8859_1)) {
                long pid = pid(line, inode);
                if (pid > 0) {
                    return Optional.of(seen(pid, made));
                }
            }
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty(); // who holds it is worth knowing, but never worth failing for
        }
    }

    /** From a line such as {@code 1: POSIX  ADVISORY  WRITE 812 08:01:131099 0 EOF}; 0 if it is about another file. */
    private static long pid(String line, String inode) {
        String[] fields = line.strip().split(" +", 7);
        boolean ours = fields.length == 7 && fields[1].equals("POSIX") && fields[5].endsWith(inode);
        try {
            return ours ? Long.parseLong(fields[4]) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static LockHolder seen(long pid, Instant made) {
        Optional<ProcessHandle.Info> process = ProcessHandle.of(pid).map(ProcessHandle::info);
        Instant since = process.flatMap(ProcessHandle.Info::startInstant)
                .filter(made::isBefore)
                .orElse(made);
        return new LockHolder(pid, since, process.flatMap(LockHolder::program));
    }

    /** For an interpreter its script or our module: "certbot" says more than "python3", "perennial" more than "java". */
    private static Optional<String> program(ProcessHandle.Info info) {
        String[] arguments = info.arguments().orElse(new String[0]);
        for (String argument : arguments) {
            if (argument.startsWith("dev.perennial.")) {
                return Optional.of("perennial");
            }
        }
        return Optional.of(arguments)
                .filter(words -> words.length > 0 && words[0].startsWith("/"))
                .map(words -> words[0])
                .or(info::command)
                .map(path -> path.substring(path.lastIndexOf('/') + 1));
    }

    String describe() {
        return "process " + pid + program.map(name -> " (" + name + ')').orElse("");
    }
}
