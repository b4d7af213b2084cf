package dev.perennial.lineage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The numbered versions of one lineage in {@code archive/<name>}. */
final class Archive {
    /** Certbot keeps the newest and the five numbers before it. */
    private static final int KEPT = 5;

    /** A version whose files are all there is complete: each appears under its name only when it is. */
    private static final List<FileKind> KEY_FIRST =
            List.of(FileKind.PRIVKEY, FileKind.CERT, FileKind.CHAIN, FileKind.FULLCHAIN);

    private final Path folder;

    Archive(Path folder) {
        this.folder = folder;
    }

    /** Which files there are of each version. */
    private NavigableMap<Integer, Set<FileKind>> versions() throws IOException {
        NavigableMap<Integer, Set<FileKind>> versions = new TreeMap<>();
        for (String name : names()) {
            for (FileKind kind : FileKind.values()) {
                if (kind.version(name) > 0) {
                    versions.computeIfAbsent(kind.version(name), v -> EnumSet.noneOf(FileKind.class))
                            .add(kind);
                }
            }
        }
        return versions;
    }

    /** Each run lists the archive of each lineage; this way takes half as long as a directory stream, but does not say why it fails. */
    private List<String> names() throws IOException {
        String[] names = folder.toFile().list();
        if (names != null) {
            return List.of(names);
        }
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> found.add(file.getFileName().toString()));
        }
        return found;
    }

    /**
     * One more than the highest number any file has, or that number itself if its files were being made of the same when that was
     * cut off: they are removed.
     */
    int nextVersion(NewVersion files) throws IOException {
        NavigableMap<Integer, Set<FileKind>> versions = versions();
        if (versions.isEmpty()) {
            return 1;
        }
        int highest = versions.lastKey();
        if (highest == newestComplete() || !begunWith(highest, files)) {
            return highest + 1;
        }
        remove(highest);
        return highest;
    }

    /** Whether all that there is of a version is a part of these files. */
    private boolean begunWith(int version, NewVersion files) throws IOException {
        for (FileKind kind : FileKind.values()) {
            Path file = kind.archived(folder, version);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !AtomicFiles.holdsPartOf(file, files.text(kind))) {
                return false;
            }
        }
        return true;
    }

    /** Whether making the first version of these files was cut off here, and nothing else was ever kept; removes it then. */
    boolean clearedOf(NewVersion files) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        try (DirectoryStream<Path> there = Files.newDirectoryStream(folder)) {
            for (Path file : there) {
                String name = AtomicFiles.finished(file.getFileName().toString());
                if (KEY_FIRST.stream().noneMatch(kind -> kind.version(name) == 1)) {
                    return false;
                }
            }
        }
        if (!begunWith(1, files)) {
            return false;
        }
        remove(1);
        return true;
    }

    /** The highest number of which all four files are there; 0 if there is none. */
    int newestComplete() throws IOException {
        return versions().descendingMap().entrySet().stream()
                .filter(version -> version.getValue().size() == FileKind.values().length)
                .findFirst()
                .map(version -> version.getKey())
                .orElse(0);
    }

    /** The newest first. */
    List<Path> certificatesBefore(int version) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int number : versions().headMap(version, false).descendingKeySet()) {
            Path file = FileKind.CERT.archived(folder, number);
            if (Files.exists(file)) {
                files.add(file);
            }
        }
        return files;
    }

    /**
     * Writes a version complete and synced; if that fails, nothing of it stays.
     *
     * @param oldKey whose group and rights the new key gets, because an administrator may have let a server read it;
     *     it need not exist
     */
    void write(int version, NewVersion files, Path oldKey) throws IOException {
        try {
            for (FileKind kind : KEY_FIRST) {
                Path file = kind.archived(folder, version);
                if (kind == FileKind.PRIVKEY) {
                    AtomicFiles.create(file, files.text(kind), "rw-------");
                    inherit(oldKey, file);
                } else {
                    AtomicFiles.create(file, files.text(kind));
                }
            }
            AtomicFiles.sync(folder);
        } catch (IOException e) {
            try {
                remove(version);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** The group comes first: a right for the group must never hold for another group than meant. */
    private static void inherit(Path oldKey, Path key) throws IOException {
        if (!Files.exists(oldKey)) {
            return;
        }
        PosixFileAttributes old = Files.readAttributes(oldKey, PosixFileAttributes.class);
        boolean sameGroup = giveTo(old.group(), key);
        Set<PosixFilePermission> mode = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        for (PosixFilePermission granted : old.permissions()) {
            switch (granted) {
                case GROUP_READ, GROUP_WRITE, GROUP_EXECUTE -> {
                    if (sameGroup) {
                        mode.add(granted);
                    }
                }
                case OTHERS_READ -> mode.add(granted);
                default -> {}
            }
        }
        Files.setPosixFilePermissions(key, mode);
    }

    /** False if that is not allowed: an ordinary user gives files only to groups of their own. */
    private static boolean giveTo(GroupPrincipal group, Path key) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(key, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view.readAttributes().group().equals(group)) {
            return true;
        }
        try {
            view.setGroup(group);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes what is too old. What cannot be removed stays: it does no harm, and the new version is live already. */
    void prune(int newest) {
        try {
            for (int version : List.copyOf(versions().headMap(newest - KEPT).keySet())) {
                remove(version);
            }
        } catch (IOException e) {
            System.getLogger(Archive.class.getName())
                    .log(System.Logger.Level.DEBUG, "old versions left in " + folder, e);
        }
    }

    void remove(int version) throws IOException {
        for (FileKind kind : FileKind.values()) {
            AtomicFiles.deleteUnfinished(kind.archived(folder, version));
            Files.deleteIfExists(kind.archived(folder, version));
        }
    }

    /** Removes all versions and the folder, and returns what else is in it, which stays and keeps it. */
    List<Path> removeAll() throws IOException {
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = AtomicFiles.finished(file.getFileName().toString());
                boolean ours = KEY_FIRST.stream().anyMatch(kind -> kind.version(name) > 0);
                if (!ours || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    others.add(file);
                } else {
                    Files.delete(file);
                }
            }
        }
        if (others.isEmpty()) {
            Files.delete(folder);
        }
        return others;
    }
}
