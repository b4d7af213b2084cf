package dev.perennial.lineage;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Deletes a lineage: the renewal configuration first, so that nothing half deleted is ever renewed, then the links and the
 * archive. Only files that look like a lineage's are touched, because a renewal configuration may name any folder as its
 * archive; and an archive in which other lineages keep their files stays as it is.
 */
final class LineageDeletion {
    private final Path conf;
    private final LiveLinks links;
    private final Path archiveDir;
    private final List<String> sharing;

    /** @param sharing the other lineages of this archive */
    LineageDeletion(Path conf, LiveLinks links, Path archiveDir, List<String> sharing) {
        this.conf = conf;
        this.links = links;
        this.archiveDir = archiveDir;
        this.sharing = sharing;
    }

    /** Looks at the disk only. */
    Deletion plan(String name, Optional<String> damage) {
        List<Path> found = new ArrayList<>(List.of(conf));
        List<Path> missing = new ArrayList<>();
        Path liveDir = liveDir();
        if (Files.isDirectory(liveDir)) {
            found.add(liveDir);
            for (FileKind kind : FileKind.values()) {
                if (!Files.exists(links.link(kind), LinkOption.NOFOLLOW_LINKS)) {
                    missing.add(links.link(kind));
                }
            }
        } else {
            missing.add(liveDir);
        }
        if (!Files.isDirectory(archiveDir, LinkOption.NOFOLLOW_LINKS)) {
            missing.add(archiveDir);
        } else if (sharing.isEmpty()) {
            found.add(archiveDir);
        }
        return new Deletion(name, found, missing, damage, sharing);
    }

    private Path liveDir() {
        return Objects.requireNonNull(links.link(FileKind.CERT).getParent());
    }

    /** Returns what stays. */
    List<Path> run() throws LineageException {
        Path at = conf;
        try {
            Files.deleteIfExists(at);
            Path liveDir = liveDir();
            at = liveDir;
            links.delete();
            Files.deleteIfExists(liveDir.resolve("README"));
            List<Path> left = new ArrayList<>();
            if (!deletedIfEmpty(liveDir)) {
                left.add(liveDir);
            }
            at = archiveDir;
            if (!sharing.isEmpty()) {
                left.add(archiveDir);
            } else if (Files.isDirectory(archiveDir, LinkOption.NOFOLLOW_LINKS)) {
                left.addAll(new Archive(archiveDir).removeAll());
            }
            return left;
        } catch (IOException e) {
            throw new LineageException(at + " cannot be deleted: " + IoReason.withFile(e), e);
        }
    }

    private static boolean deletedIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }
}
