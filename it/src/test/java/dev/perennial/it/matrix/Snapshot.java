package dev.perennial.it.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder as it stands.
 *
 * @param tree every path with its type and mode or with what it links to
 * @param texts the renewal configurations
 */
record Snapshot(SortedMap<String, String> tree, SortedMap<String, String> texts) {
    static Snapshot of(Path folder, Normaliser normaliser) throws IOException {
        SortedMap<String, String> tree = new TreeMap<>();
        SortedMap<String, String> texts = new TreeMap<>();
        List<Path> paths;
        try (Stream<Path> found = Files.walk(folder)) {
            paths = found.filter(path -> !path.equals(folder)).toList();
        }
        for (Path path : paths) {
            String name = normaliser.text(folder.relativize(path).toString());
            tree.put(name, normaliser.text(look(path)));
            if (name.endsWith(".conf") && Files.isRegularFile(path)) {
                texts.put(name, normaliser.text(Files.readString(path)));
            }
        }
        return new Snapshot(tree, texts);
    }

    private static String look(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "-> " + Files.readSymbolicLink(path);
        }
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        return (Files.isDirectory(path) ? "d" : "-") + mode;
    }
}
