package dev.perennial.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the JVM watches when the image is linked, to write its AOT caches: each cache holds the classes that were used
 * here. A second entry point rather than a hidden verb, so that no user's command line can reach it.
 */
final class Training {
    private final Path folder;

    private Training(Path folder) {
        this.folder = folder;
    }

    /** {@code lite}: commands that only read files. {@code full}: {@code demo}, which does the main job on loopback. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("perennial-training");
        try {
            Training training = new Training(folder);
            switch (args[0]) {
                case "lite" -> training.lite();
                case "full" -> training.full();
                default -> throw new IllegalArgumentException("no such cache: " + args[0]);
            }
        } finally {
            delete(folder);
        }
    }

    private void lite() {
        run("--version");
        run("--help");
        run("plugins");
        run("certificates");
        run("renew");
    }

    private void full() {
        lite();
        run("demo");
    }

    private void run(String verb) {
        List<String> args = new ArrayList<>(List.of(verb));
        for (String kind : List.of("config", "work", "logs")) {
            args.add("--" + kind + "-dir");
            args.add(folder.resolve(kind).toString());
        }
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        Environment environment = new Environment(
                "perennial",
                "0",
                Map.of(),
                InputStream.nullInputStream(),
                nowhere,
                nowhere,
                Terminals.ofProcess(),
                Clock.systemUTC(),
                new SecureRandom());
        new Cli(environment).run(args);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
