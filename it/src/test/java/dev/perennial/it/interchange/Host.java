package dev.perennial.it.interchange;

import dev.perennial.it.peer.Command;
import dev.perennial.it.peer.Pebble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A machine with Certbot's three folders. */
record Host(Path folder, Pebble pebble) {
    /** Every name is proven anew. Certbot 2.1 gives up when a nonce is refused twice, so none is. */
    static final Map<String, String> PEBBLE =
            Map.of("PEBBLE_VA_NOSLEEP", "1", "PEBBLE_AUTHZREUSE", "0", "PEBBLE_WFE_NONCEREJECT", "0");

    /** Runs one of the programs, which has to succeed; returns what it said on stdout. */
    String run(Program program, String... words) throws IOException, InterruptedException {
        return Command.of(line(program, words).toArray(String[]::new))
                .with(Map.of("REQUESTS_CA_BUNDLE", pebble.trustPem().toString(), "PATH", "/usr/bin:/bin"))
                .output();
    }

    /** The whole command line. */
    List<String> line(Program program, String... words) {
        List<String> line = new ArrayList<>(List.of(program.path()));
        line.addAll(List.of(words));
        if (program == Program.PERENNIAL && words[0].equals("renew")) {
            line.addAll(
                    List.of("--jobs", "1")); // Pebble may stand still for ever if it is asked for two orders at once
        }
        line.addAll(List.of(
                "--non-interactive",
                "--config-dir",
                config("").toString(),
                "--work-dir",
                folder.resolve("work").toString(),
                "--logs-dir",
                folder.resolve("logs").toString()));
        return line;
    }

    /** {@code certonly} with what it takes at a new machine. */
    void obtain(Program program, String... more) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "certonly",
                "--server",
                pebble.directory().toString(),
                "--http-01-port",
                Integer.toString(pebble.httpPort()),
                "--agree-tos",
                "--register-unsafely-without-email"));
        words.addAll(List.of(more));
        run(program, words.toArray(String[]::new));
    }

    Path config(String path) {
        return folder.resolve("config").resolve(path);
    }

    String text(String path) throws IOException {
        return Files.readString(config(path));
    }

    /** Every path of the three folders, with its type and mode or what it links to. */
    SortedMap<String, String> tree() throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                tree.put(folder.relativize(path).toString(), look(path));
            }
        }
        return tree;
    }

    private static String look(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        return (Files.isDirectory(path) ? "d" : "-") + mode;
    }
}
