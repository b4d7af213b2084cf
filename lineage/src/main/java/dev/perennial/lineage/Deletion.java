package dev.perennial.lineage;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What deleting a lineage would do, as found on disk at one moment.
 *
 * @param found what goes: the renewal configuration, the folder of the links, the archive
 * @param missing what belongs to a lineage and is not there
 * @param damage why the lineage cannot be used any more; absent if it can
 * @param sharing the other lineages that keep their files in the same archive, which therefore stays
 */
public record Deletion(
        String name, List<Path> found, List<Path> missing, Optional<String> damage, List<String> sharing) {
    public Deletion {
        found = List.copyOf(found);
        missing = List.copyOf(missing);
        sharing = List.copyOf(sharing);
    }
}
