package dev.perennial.lineage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Moves the links in {@code live/<name>} to another version in Certbot's way: each old target is first noted in a link
 * {@code previous_<kind>.pem}, so that whichever program looks next after a crash puts all four back.
 */
final class LiveLinks {
    private LiveLinks() {}

    /** Points the four links at a version that is complete in the archive. */
    static void switchTo(Path liveDir, Path archiveDir, int version) throws IOException {
        for (FileKind kind : FileKind.values()) {
            Path link = kind.live(liveDir);
            Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
            Files.deleteIfExists(previous(liveDir, kind));
            Files.createSymbolicLink(previous(liveDir, kind), target);
        }
        AtomicFiles.sync(liveDir);
        for (FileKind kind : FileKind.values()) {
            Path link = kind.live(liveDir);
            Path folder = Files.readSymbolicLink(link).getParent();
            Path file = kind.archived(archiveDir, version).getFileName();
            Path next = folder == null ? file : folder.resolve(file);
            Files.delete(link);
            Files.createSymbolicLink(link, next);
        }
        AtomicFiles.sync(liveDir);
        dropPrevious(liveDir);
    }

    /** Makes the four links of a new lineage. */
    static void create(Path liveDir, Path archiveDir, int version) throws IOException {
        for (FileKind kind : FileKind.values()) {
            Path target = liveDir.relativize(kind.archived(archiveDir, version));
            Files.createSymbolicLink(kind.live(liveDir), target);
        }
        AtomicFiles.sync(liveDir);
    }

    /** Undoes a switch that was cut off; without all four notes it had not begun, or was done. */
    static void recover(Path liveDir) throws IOException {
        boolean any = false;
        boolean all = true;
        for (FileKind kind : FileKind.values()) {
            boolean there = Files.isSymbolicLink(previous(liveDir, kind));
            any |= there;
            all &= there;
        }
        if (!any) {
            return;
        }
        for (FileKind kind : all ? FileKind.values() : new FileKind[0]) {
            Path target = Files.readSymbolicLink(previous(liveDir, kind));
            Path link = kind.live(liveDir);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, target.isAbsolute() ? liveDir.relativize(target) : target);
        }
        AtomicFiles.sync(liveDir);
        dropPrevious(liveDir);
    }

    /** What a link points at, whether that exists or not. */
    static Path target(Path link) throws IOException {
        return link.resolveSibling(Files.readSymbolicLink(link)).normalize();
    }

    static boolean isLink(Path path) {
        return Files.isSymbolicLink(path) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static void dropPrevious(Path liveDir) throws IOException {
        for (FileKind kind : FileKind.values()) {
            Files.deleteIfExists(previous(liveDir, kind));
        }
    }

    private static Path previous(Path liveDir, FileKind kind) {
        return liveDir.resolve("previous_" + kind.id() + ".pem");
    }
}
