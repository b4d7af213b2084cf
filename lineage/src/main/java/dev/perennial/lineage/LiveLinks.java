package dev.perennial.lineage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The four links of a lineage. They move to another version in Certbot's way: each old target is first noted in a link
 * {@code previous_<kind>.pem}, so that whichever program looks next after a crash puts all four back.
 */
final class LiveLinks {
    private final Map<FileKind, Path> links;

    LiveLinks(Map<FileKind, Path> links) {
        this.links = links;
    }

    /** The links in the usual place. */
    static LiveLinks in(Path liveDir) {
        Map<FileKind, Path> links = new EnumMap<>(FileKind.class);
        for (FileKind kind : FileKind.values()) {
            links.put(kind, kind.live(liveDir));
        }
        return new LiveLinks(links);
    }

    Path link(FileKind kind) {
        return Objects.requireNonNull(links.get(kind));
    }

    Map<FileKind, Path> all() {
        return Collections.unmodifiableMap(links);
    }

    private Path folder(FileKind kind) {
        return Objects.requireNonNull(link(kind).getParent());
    }

    /**
     * Of which links a switch has noted the old target. Every run asks this of every lineage, and there mostly is none: one list
     * of the folder takes less time than the exceptions that four looks for what is not there would end with.
     */
    Set<FileKind> notes() {
        Set<FileKind> notes = EnumSet.noneOf(FileKind.class);
        Map<Path, List<String>> listed = HashMap.newHashMap(1);
        for (FileKind kind : FileKind.values()) {
            Path folder = folder(kind);
            Path note = kind.previous(folder);
            List<String> names = listed.computeIfAbsent(folder, LiveLinks::names);
            if ((names.isEmpty() || names.contains(note.getFileName().toString())) && Files.isSymbolicLink(note)) {
                notes.add(kind);
            }
        }
        return notes;
    }

    /** Empty also if it cannot be listed. */
    private static List<String> names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    /** Whether a switch is under way or was cut off: without all four notes it had not begun, or was done. */
    private static boolean cutOff(Set<FileKind> notes) {
        return notes.size() == FileKind.values().length;
    }

    boolean cutOff() {
        return cutOff(notes());
    }

    /**
     * What the links lead to; changes nothing.
     *
     * @throws LineageException if one is no link or leads nowhere
     */
    Map<FileKind, Path> files(Set<FileKind> notes) throws LineageException, IOException {
        boolean cutOff = cutOff(notes);
        Map<FileKind, Path> files = new EnumMap<>(FileKind.class);
        for (FileKind kind : FileKind.values()) {
            Path link = cutOff ? kind.previous(folder(kind)) : link(kind);
            Path file;
            try {
                file = target(link);
            } catch (NotLinkException e) {
                throw new LineageException("expected " + link + " to be a symlink", e);
            } catch (NoSuchFileException e) {
                throw new LineageException("expected " + link + " to be a symlink, but there is no such file", e);
            }
            if (!Files.exists(file)) {
                throw new LineageException("target " + file + " of symlink " + link + " does not exist");
            }
            files.put(kind, file);
        }
        return files;
    }

    private static Path target(Path link) throws IOException {
        return link.resolveSibling(Files.readSymbolicLink(link)).normalize();
    }

    /** Whether those that there are lead to this version. */
    boolean leadOnlyTo(Path archiveDir, int version) throws IOException {
        for (FileKind kind : FileKind.values()) {
            Path link = link(kind);
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)
                    && !(Files.isSymbolicLink(link) && target(link).equals(kind.archived(archiveDir, version)))) {
                return false;
            }
        }
        return true;
    }

    /** Makes the four links of a new lineage. */
    void create(Path archiveDir, int version) throws IOException {
        for (FileKind kind : FileKind.values()) {
            Files.createSymbolicLink(link(kind), folder(kind).relativize(kind.archived(archiveDir, version)));
        }
        AtomicFiles.sync(folder(FileKind.CERT));
    }

    /** Points the four links at a version that is complete in the archive. If that fails, all four are put back. */
    void switchTo(Path archiveDir, int version) throws IOException {
        try {
            for (FileKind kind : FileKind.values()) {
                Path note = kind.previous(folder(kind));
                Files.deleteIfExists(note);
                Files.createSymbolicLink(note, target(link(kind)));
            }
            AtomicFiles.sync(folder(FileKind.CERT));
            for (FileKind kind : FileKind.values()) {
                point(link(kind), newTarget(link(kind), kind.archived(archiveDir, version)));
            }
            AtomicFiles.sync(folder(FileKind.CERT));
            forget();
        } catch (IOException e) {
            try {
                recover();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Undoes a switch that was cut off. */
    void recover() throws IOException {
        if (cutOff()) {
            for (FileKind kind : FileKind.values()) {
                Path before = target(kind.previous(folder(kind)));
                point(link(kind), folder(kind).relativize(before));
            }
            AtomicFiles.sync(folder(FileKind.CERT));
        }
        forget();
    }

    /** Removes the links and what a switch may have left. Whatever else has these names stays. */
    void delete() throws IOException {
        for (FileKind kind : FileKind.values()) {
            for (Path each : List.of(link(kind), unfinished(link(kind)))) {
                if (Files.isSymbolicLink(each)) {
                    Files.delete(each);
                }
            }
        }
        forget();
    }

    /** To last: a note that came back would be taken for one of the next switch, and a mixture be put in place. */
    private void forget() throws IOException {
        boolean some = false;
        for (FileKind kind : FileKind.values()) {
            some |= Files.deleteIfExists(kind.previous(folder(kind)));
        }
        if (some) {
            AtomicFiles.sync(folder(FileKind.CERT));
        }
    }

    /** In the folder that the link leads to now, spelled as it is, unless the archive has moved. */
    private static Path newTarget(Path link, Path file) throws IOException {
        Path old = Files.readSymbolicLink(link);
        Path spelled = old.resolveSibling(file.getFileName());
        return link.resolveSibling(spelled).normalize().equals(file)
                ? spelled
                : Objects.requireNonNull(link.getParent()).relativize(file);
    }

    /** By a rename, so that a server which reads meanwhile finds the old link or the new one. */
    private static void point(Path link, Path target) throws IOException {
        Path next = unfinished(link);
        Files.deleteIfExists(next);
        Files.createSymbolicLink(next, target);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path unfinished(Path link) {
        return link.resolveSibling(link.getFileName() + ".new");
    }
}
