package dev.perennial.lineage;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Deletes a lineage: the renewal configuration first, so that nothing half deleted is ever renewed, then the links and the
 * archive. Only files that look like a lineage's are touched, because a renewal configuration may name any folder as its
 * archive.
 */
final class LineageDeletion {
    private final Path conf;
    private final LiveLinks links;
    private final Path archiveDir;

    LineageDeletion(Path conf, LiveLinks links, Path archiveDir) {
        this.conf = conf;
        this.links = links;
        this.archiveDir = archiveDir;
    }

    /** Returns what stays. */
    List<Path> run() throws LineageException {
        Path at = conf;
        try {
            Files.deleteIfExists(at);
            Path liveDir = Objects.requireNonNull(links.link(FileKind.CERT).getParent());
            at = liveDir;
            links.delete();
            Files.deleteIfExists(liveDir.resolve("README"));
            List<Path> left = new ArrayList<>();
            if (!deletedIfEmpty(liveDir)) {
                left.add(liveDir);
            }
            at = archiveDir;
            if (Files.isDirectory(archiveDir, LinkOption.NOFOLLOW_LINKS)) {
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
