package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import java.util.List;

/** Lists folders of which one that cannot be read is not to keep the others from being read. */
final class Listing {
    private Listing() {}

    /** The folders in a folder; none, and a problem more, if it cannot be read. Reads the disk. */
    static List<String> folders(ForeignTree tree, String folder, List<String> problems) {
        try {
            return tree.folders(folder);
        } catch (LineageException e) {
            problems.add(String.valueOf(e.getMessage()));
            return List.of();
        }
    }
}
