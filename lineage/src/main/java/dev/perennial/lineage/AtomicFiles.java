package dev.perennial.lineage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes files whole or not at all, synced to the disk, with their mode from the first byte on. Nothing here is broken off
 * by an interrupt; the thread's interrupt status survives.
 */
public final class AtomicFiles {
    private static final String UNFINISHED = ".new";

    private AtomicFiles() {}

    /** Creates a file that must not exist. If it cannot be written whole, it is not there afterwards. */
    static void create(Path file, String text, String mode) throws IOException {
        Files.createFile(file, permissions("rw-------"));
        write(file, text, mode);
    }

    /**
     * Creates a file that must not exist, with the mode that the umask leaves, under its name once it is complete.
     *
     * @throws FileAlreadyExistsException if it exists
     */
    public static void create(Path file, String text) throws IOException {
        Path next = unfinished(file);
        try {
            Files.createFile(next);
            write(next, text, null);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            removeAfter(e, next);
            throw e;
        }
    }

    /** Replaces a file by one with the same mode, or creates it with the mode given. */
    public static void replace(Path file, String text, String modeIfNew) throws IOException {
        String mode =
                Files.exists(file) ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) : modeIfNew;
        Path next = unfinished(file);
        create(next, text, mode);
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            removeAfter(e, next);
            throw e;
        }
        sync(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** As Certbot calls its own; one that a crash left is in the way of neither program. */
    private static Path unfinished(Path file) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + UNFINISHED);
        Files.deleteIfExists(next);
        return next;
    }

    /** Deletes what a crash has left of a file that was being written. */
    static void deleteUnfinished(Path file) throws IOException {
        unfinished(file);
    }

    /** Where a folder is filled before it gets its name; what a crash has left there is of use to whoever fills it again. */
    static Path unfinishedFolder(Path folder) {
        return folder.resolveSibling(folder.getFileName() + UNFINISHED);
    }

    static boolean isUnfinished(Path path) {
        return path.getFileName().toString().endsWith(UNFINISHED);
    }

    /** Gives a folder that has been filled its name, to last. */
    static void finish(Path filled, Path folder) throws IOException {
        Files.move(filled, folder, StandardCopyOption.ATOMIC_MOVE);
        sync(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
    }

    /** Whether a file is a part of what was to be written there, from its start on; not so if there is none. */
    static boolean holdsPartOf(Path file, String text) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && text.startsWith(SmallFile.text(file));
    }

    /** The name that a file called like an unfinished one was meant for. */
    static String finished(String name) {
        return name.endsWith(UNFINISHED) ? name.substring(0, name.length() - UNFINISHED.length()) : name;
    }

    /**
     * By a stream: a channel would close itself in an interrupted thread. The mode comes after opening, because it may
     * forbid the owner to write, and before the content.
     */
    private static void write(Path file, String text, @Nullable String mode) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            if (mode != null) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
            }
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.getFD().sync();
        } catch (IOException e) {
            removeAfter(e, file);
            throw e;
        }
    }

    private static void removeAfter(IOException failure, Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Makes a folder and those above it, to last; the mode is for the new ones, whatever the umask. */
    public static void makeFolders(Path folder, String mode) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = folder.getParent();
        if (above != null) {
            makeFolders(above, mode);
        }
        try {
            Files.createDirectory(folder, permissions(mode));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
            if (above != null && Files.isReadable(above)) {
                sync(above);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was faster, which is as good.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Makes what was created, renamed or deleted in a folder last beyond a crash. */
    static void sync(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (!synced(folder)) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False if an interrupt came in between: only a channel opens a folder, and it closes itself then. */
    private static boolean synced(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
