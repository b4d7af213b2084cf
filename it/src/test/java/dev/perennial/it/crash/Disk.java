package dev.perennial.it.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.perennial.it.crash.Entry.Folder;
import dev.perennial.it.crash.Entry.Link;
import dev.perennial.it.crash.Entry.Plain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder as the kernel shows it and as it is on the disk. The worst that POSIX allows: what was written counts once an fsync
 * of its file has returned; a name that was made, renamed or removed counts once an fsync of its folder has; a rename over an
 * existing name leaves the old file or the new one. Rights count at once. (ext4 with its defaults would keep more.)
 */
final class Disk {
    private final Path root;
    private final Folder top;

    private Disk(Path root, Folder top) {
        this.root = root;
        this.top = top;
    }

    /** Of what is there now, and all of it to last. */
    static Disk of(Path root) throws IOException {
        return new Disk(root, Files.isDirectory(root) ? folder(root) : new Folder());
    }

    private static Folder folder(Path path) throws IOException {
        Folder folder = new Folder();
        folder.mode = Files.getPosixFilePermissions(path);
        try (Stream<Path> names = Files.list(path)) {
            for (Path each : names.toList()) {
                folder.shown.put(each.getFileName().toString(), entry(each));
            }
        }
        folder.sync();
        return folder;
    }

    private static Entry entry(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return new Link(Files.readSymbolicLink(path).toString());
        }
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        Plain file = new Plain();
        file.mode = Files.getPosixFilePermissions(path);
        file.shown = Files.readString(path, ISO_8859_1);
        file.sync();
        return file;
    }

    /** What happens below the folder; the rest of the run does not concern it. */
    void run(Trace trace) {
        for (Call call : trace.calls()) {
            if (call.succeeded() && call.changed().startsWith(root)) {
                apply(call);
            }
        }
    }

    private void apply(Call call) {
        Path path = call.changed();
        switch (call.name()) {
            case "openat" -> open(path, call);
            case "write" -> ((Plain) at(path)).shown += call.text(1);
            case "fsync" -> at(path).sync();
            case "mkdir" -> {
                if (!path.equals(root)) {
                    above(path).put(name(path), new Folder());
                    chmod(path, call.octal(1) & ~022);
                }
            }
            case "chmod" -> chmod(path, call.octal(1));
            case "symlink" -> above(path).put(name(path), new Link(call.text(0)));
            case "unlink", "rmdir" -> above(path).remove(name(path));
            case "rename" ->
                above(call.path(1))
                        .put(
                                name(call.path(1)),
                                Objects.requireNonNull(above(path).remove(name(path))));
            default -> throw new AssertionError("no part of the model: " + call);
        }
    }

    private void open(Path path, Call call) {
        String flags = call.arguments().get(2);
        if (flags.contains("O_CREAT") && !above(path).containsKey(name(path))) {
            above(path).put(name(path), new Plain());
            chmod(path, call.octal(3) & ~022);
        }
        if (flags.contains("O_TRUNC")) {
            ((Plain) at(path)).shown = "";
        }
    }

    private void chmod(Path path, int mode) {
        PosixFilePermission[] rights = PosixFilePermission.values(); // from the owner's reading on, as in the number
        Set<PosixFilePermission> granted = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < rights.length; i++) {
            if ((mode & (0400 >> i)) != 0) {
                granted.add(rights[i]);
            }
        }
        at(path).mode = granted;
    }

    private Map<String, Entry> above(Path path) {
        return ((Folder) at(Objects.requireNonNull(path.getParent()))).shown;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private Entry at(Path path) {
        Entry entry = top;
        if (!path.equals(root)) {
            for (Path name : root.relativize(path)) {
                entry = Objects.requireNonNull(((Folder) entry).shown.get(name.toString()), path::toString);
            }
        }
        return entry;
    }

    /** Makes the folder what somebody would find after the power was cut here. */
    void write(Survival survival, Random random) throws IOException {
        clear(root);
        write(top, root, survival, random, new HashMap<>());
    }

    /** @param lucky whether the newest name of an entry has survived, so that a rename has been done or not */
    private static void write(Entry entry, Path path, Survival survival, Random random, Map<Entry, Boolean> lucky)
            throws IOException {
        switch (entry) {
            case Link link -> Files.createSymbolicLink(path, Path.of(link.target));
            case Plain file -> Files.writeString(path, survival.content(random) ? file.shown : file.synced, ISO_8859_1);
            case Folder folder -> {
                Files.createDirectory(path);
                Set<String> names = new TreeSet<>(folder.shown.keySet());
                names.addAll(folder.synced.keySet());
                for (String name : names) {
                    Entry shown = folder.shown.get(name);
                    Entry synced = folder.synced.get(name);
                    Entry moved = Objects.requireNonNull(shown != null ? shown : synced);
                    Entry there = lucky.computeIfAbsent(moved, m -> survival.name(random)) ? shown : synced;
                    if (there != null) {
                        write(there, path.resolve(name), survival, random, lucky);
                    }
                }
            }
        }
        if (!(entry instanceof Link)) {
            Files.setPosixFilePermissions(path, entry.mode);
        }
    }

    static void clear(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
