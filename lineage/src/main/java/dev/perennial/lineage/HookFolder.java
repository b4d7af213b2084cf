package dev.perennial.lineage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The programs in one of the folders of {@code renewal-hooks}. */
final class HookFolder {
    private HookFolder() {}

    /** Reads the folder: its executable files but editors' backups, in the order in which they run. */
    static List<String> programs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> programs = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                if (!entry.toString().endsWith("~") && Files.isRegularFile(entry) && Files.isExecutable(entry)) {
                    programs.add(entry.toString());
                }
            }
        }
        programs.sort(Comparator.naturalOrder());
        return programs;
    }

    /** A program's path as a command: Certbot's hooks break on a space in it. */
    static String command(String program) {
        return program.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-+".indexOf(c) >= 0)
                ? program
                : "'" + program.replace("'", "'\\''") + "'";
    }
}
