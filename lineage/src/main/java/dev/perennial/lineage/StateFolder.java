package dev.perennial.lineage;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code .perennial/journal} below the configuration folder: what is under way. The keys in it need the same care as those in
 * the archive, and a container keeps that folder if it keeps any. It is there only while something is under way, so that
 * Certbot's tree is as Certbot has it.
 */
final class JournalFolder {
    private final Path folder;

    JournalFolder(CertbotPaths paths) {
        this.folder = paths.configDir().resolve(".perennial").resolve("journal");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** The names of the files that end so, sorted; fast if there are none. */
    List<String> names(String ending) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(ending)) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException e) {
            return names;
        }
        names.sort(null);
        return names;
    }

    /** Writes a file that only its owner may read, to last. */
    void write(String name, String text) throws IOException {
        while (true) {
            AtomicFiles.makeFolders(folder, "rwx------");
            try {
                AtomicFiles.replace(file(name), text, "rw-------");
                return;
            } catch (NoSuchFileException e) {
                if (Files.isDirectory(folder)) {
                    throw e;
                }
                // Another thread has just removed the folder, which was empty.
            }
        }
    }

    /** Deletes a file if it is there, also what a crash has left half-written of it, then the folders if they are empty. */
    void remove(String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        AtomicFiles.deleteUnfinished(file(name));
        Files.deleteIfExists(file(name));
        try {
            AtomicFiles.sync(folder);
            Files.delete(folder);
            Files.delete(Objects.requireNonNull(folder.getParent()));
        } catch (DirectoryNotEmptyException | NoSuchFileException e) {
            return; // there are others, or another thread was faster
        }
    }
}
