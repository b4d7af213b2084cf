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
 * {@code .perennial} below the configuration folder, or a folder in it: what has to outlive a run. Keys in it need the same care
 * as those in the archive, and a container keeps the configuration folder if it keeps any. It is there only while it holds
 * something, so that Certbot's tree is as Certbot has it. Other processes are kept out by {@link DirectoryLocks}, the threads of
 * this one by a monitor: nobody may write into a folder that another is just removing.
 */
final class StateFolder {
    private final Path config;
    private final Path folder;

    private StateFolder(Path config, Path folder) {
        this.config = config;
        this.folder = folder;
    }

    static StateFolder of(CertbotPaths paths) {
        return new StateFolder(paths.configDir(), paths.configDir().resolve(".perennial"));
    }

    /** For what is under way. */
    static StateFolder journal(CertbotPaths paths) {
        return new StateFolder(paths.configDir(), of(paths).file("journal"));
    }

    /** For what is in place and not yet seen at servers. */
    static StateFolder unserved(CertbotPaths paths) {
        return new StateFolder(paths.configDir(), of(paths).file("unserved"));
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
        synchronized (StateFolder.class) {
            AtomicFiles.makeFolders(folder, "rwx------");
            AtomicFiles.replace(file(name), text, "rw-------");
        }
    }

    /** Deletes a file if it is there, also what a crash has left half-written of it, then the folders if they are empty. */
    void remove(String name) throws IOException {
        synchronized (StateFolder.class) {
            if (!Files.isDirectory(folder)) {
                return;
            }
            AtomicFiles.deleteUnfinished(file(name));
            Files.deleteIfExists(file(name));
            AtomicFiles.sync(folder);
            try {
                for (Path empty = folder; !empty.equals(config); empty = Objects.requireNonNull(empty.getParent())) {
                    Files.delete(empty);
                }
            } catch (DirectoryNotEmptyException e) {
                return; // the rest is of use
            }
        }
    }
}
