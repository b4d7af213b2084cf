package dev.perennial.lineage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Writes files whole or not at all, synced to the disk, with their mode from the first byte on. */
final class AtomicFiles {
    private AtomicFiles() {}

    /** Creates a file that must not exist. If it cannot be written whole, it is not there afterwards. */
    static void create(Path file, String text, String mode) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions(mode))) {
            write(channel, text);
        } catch (java.nio.file.FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        // The umask may have taken bits that the mode asks for.
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    /** Replaces a file by one with the same mode, or creates it with the mode given. */
    static void replace(Path file, String text, String modeIfNew) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        String mode =
                Files.exists(file) ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) : modeIfNew;
        create(next, text, mode);
        try {
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(next);
            throw e;
        }
        sync(Objects.requireNonNull(file.toAbsolutePath().getParent()));
    }

    /** Makes a folder and those above it; the mode is for the new ones. */
    static void makeFolders(Path folder, String mode) throws IOException {
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
        } catch (java.nio.file.FileAlreadyExistsException e) {
            // Another process was faster, which is as good.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Makes what was created, renamed or deleted in a folder last beyond a crash. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
