package dev.perennial.cli.grammar;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which folder is for which name: each {@code -w} counts for the {@code -d} after it, the last one for names without,
 * and {@code --webroot-map} beats both.
 */
final class Webroots {
    private final Map<String, String> folderOf = new LinkedHashMap<>();
    private boolean nameBeforeFolder;

    /**
     * Another {@code -w} comes.
     *
     * @param folders those before it
     * @param names those before it
     * @throws UsageException if a name came before the first of several: which is meant for it?
     */
    void next(List<String> folders, List<String> names, String where) throws UsageException {
        if (nameBeforeFolder) {
            throw UsageException.refused(
                    where + ": If you specify multiple webroot paths, one of them must precede" + " all domain flags");
        }
        if (folders.isEmpty()) {
            nameBeforeFolder = !names.isEmpty();
            return;
        }
        for (String name : names) {
            folderOf.putIfAbsent(name, absolute(folders.getLast()));
        }
    }

    /** Takes a {@code --webroot-map}; returns the names in it, which are thereby asked for. */
    List<String> map(String json, String where) throws UsageException {
        Map<String, String> read = WebrootMap.parse(json, where);
        for (Map.Entry<String, String> entry : read.entrySet()) {
            folderOf.put(entry.getKey(), absolute(entry.getValue()));
        }
        return List.copyOf(read.keySet());
    }

    /** Once all is known: the folder of each name, as far as one was given. */
    Map<String, String> of(List<String> names, List<String> folders) {
        if (!folders.isEmpty()) {
            for (String name : names) {
                folderOf.putIfAbsent(name, absolute(folders.getLast()));
            }
        }
        return folderOf;
    }

    private static String absolute(String folder) {
        return Path.of(folder).toAbsolutePath().normalize().toString();
    }
}
