package dev.perennial.engine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which process listens on a TCP port, as far as {@code /proc} tells: not on other systems than Linux, and for an
 * ordinary user only about own processes.
 */
record PortHolder(Path proc) {
    private static final String LISTEN = "0A";

    static PortHolder onThisMachine() {
        return new PortHolder(Path.of("/proc"));
    }

    /** Reads {@code /proc}. Such as {@code nginx, process 812}; empty if nobody listens or nothing can be found out. */
    Optional<String> find(int port) {
        Set<String> sockets = new HashSet<>();
        try {
            for (String table : List.of("net/tcp", "net/tcp6")) {
                collect(proc.resolve(table), port, sockets);
            }
            return sockets.isEmpty() ? Optional.empty() : owner(sockets);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Columns: slot, local address:port, remote address:port, state, queues, timer, retransmits, uid, timeout, inode. */
    private static void collect(Path table, int port, Set<String> sockets) throws IOException {
        if (!Files.isReadable(table)) {
            return;
        }
        String suffix = ":" + hex4(port);
        for (String line : Files.readAllLines(table)) {
            String[] columns = line.strip().split("\\s+", 11);
            if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTEN)) {
                sockets.add("socket:[" + columns[9] + "]");
            }
        }
    }

    private Optional<String> owner(Set<String> sockets) throws IOException {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holdsAny(process, sockets)) {
                    return Optional.of(name(process) + ", process " + process.getFileName());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean holdsAny(Path process, Set<String> sockets) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (sockets.contains(Files.readSymbolicLink(descriptor).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Another user's process, or one that has just ended: not the one that can be named.
        }
        return false;
    }

    /** A process chooses its own name, so only what is safe on a terminal is shown. */
    private static String name(Path process) throws IOException {
        return Files.readString(process.resolve("comm")).strip().replaceAll("[^ -~]", "?");
    }

    private static String hex4(int port) {
        String hex = Integer.toHexString(port).toUpperCase(Locale.ROOT);
        return "0000".substring(hex.length()) + hex;
    }
}
