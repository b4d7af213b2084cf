package dev.perennial.lineage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** The numbered versions of one lineage in {@code archive/<name>}. */
final class Archive {
    /** Certbot keeps the newest and the five numbers before it. */
    private static final int KEPT = 5;

    private final Path folder;

    Archive(Path folder) {
        this.folder = folder;
    }

    /** One more than the highest number any file has. */
    int nextVersion() throws IOException {
        int highest = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                for (FileKind kind : FileKind.values()) {
                    highest = Math.max(highest, kind.version(file.getFileName().toString()));
                }
            }
        }
        return highest + 1;
    }

    /** Writes a version complete and synced; if that fails, nothing of it stays. */
    void write(int version, NewVersion files, Set<PosixFilePermission> keyMode) throws IOException {
        try {
            for (FileKind kind : FileKind.values()) {
                String mode = kind == FileKind.PRIVKEY ? PosixFilePermissions.toString(keyMode) : "rw-r--r--";
                AtomicFiles.create(kind.archived(folder, version), files.text(kind), mode);
            }
            AtomicFiles.sync(folder);
        } catch (IOException e) {
            remove(version);
            throw e;
        }
    }

    /** Gives a new key the group of the key before it: an administrator may have let a server's group read it. */
    void inheritGroup(int version, int from) throws IOException {
        Path old = FileKind.PRIVKEY.archived(folder, from);
        Path key = FileKind.PRIVKEY.archived(folder, version);
        if (Files.exists(old)) {
            var group = Files.readAttributes(old, PosixFileAttributes.class).group();
            Files.getFileAttributeView(key, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setGroup(group);
        }
    }

    /** Owner's rights to read and write, and whatever the old key granted to its group, and reading to others. */
    Set<PosixFilePermission> keyMode(int from) throws IOException {
        Set<PosixFilePermission> mode = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        Path old = FileKind.PRIVKEY.archived(folder, from);
        if (Files.exists(old)) {
            for (PosixFilePermission granted : Files.getPosixFilePermissions(old)) {
                switch (granted) {
                    case GROUP_READ, GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ -> mode.add(granted);
                    default -> {}
                }
            }
        }
        return mode;
    }

    void prune(int newest) throws IOException {
        int version = newest - KEPT - 1;
        while (version > 0 && remove(version)) {
            version--;
        }
    }

    /** Returns whether there was anything of this version. */
    boolean remove(int version) throws IOException {
        boolean any = false;
        for (FileKind kind : FileKind.values()) {
            any |= Files.deleteIfExists(kind.archived(folder, version));
        }
        return any;
    }
}
