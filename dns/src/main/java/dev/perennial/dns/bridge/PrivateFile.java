package dev.perennial.dns.bridge;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Writes files whole or not at all, which only their owner can read from the first byte on. An interrupt breaks nothing off. */
final class PrivateFile {
    private PrivateFile() {}

    /** The folder is made if it is not there, for its owner alone. A file that was there keeps its mode. */
    static void write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        String mode =
                Files.exists(file) ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) : "rw-------";
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        try {
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            // By a stream: a channel would close itself in an interrupted thread.
            try (FileOutputStream out = new FileOutputStream(next.toFile())) {
                Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(mode));
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(next + " is in the way: another run writes it", e);
        } catch (IOException e) {
            Files.deleteIfExists(next);
            throw e;
        }
    }
}
