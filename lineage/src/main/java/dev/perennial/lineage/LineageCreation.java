package dev.perennial.lineage;

import dev.perennial.lineage.configobj.ConfigValue;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a lineage; if that fails, nothing of it stays, not even the file that claimed its name. */
final class LineageCreation {
    private static final int MAX_SUFFIX = 9999;
    private static final String PRIVATE = "rwx------";

    /** Removes one thing that was made. */
    private interface Undo {
        void run() throws IOException;
    }

    private final CertbotPaths paths;
    private final String version;
    private final Deque<Undo> undos = new ArrayDeque<>();

    LineageCreation(CertbotPaths paths, String version) {
        this.paths = paths;
        this.version = version;
    }

    /** Returns the name, which may have got a number. */
    String create(String wantedName, NewVersion files, Map<String, ConfigValue> params) throws IOException {
        try {
            makeFolders();
            String name = claim(wantedName, files);
            fill(name, AdoptedVersions.single(files), Optional.empty(), params);
            return name;
        } catch (IOException e) {
            undo(e);
            throw e;
        }
    }

    /**
     * The same for versions that were made elsewhere, under exactly this name.
     *
     * @param conf the renewal configuration there, of which all stays but its paths and parameters
     * @throws FileAlreadyExistsException if the name is taken
     */
    void adopt(String name, AdoptedVersions versions, Optional<String> conf, Map<String, ConfigValue> params)
            throws IOException {
        try {
            makeFolders();
            claimExactly(name);
            fill(name, versions, conf, params);
        } catch (IOException e) {
            undo(e);
            throw e;
        }
    }

    private void makeFolders() throws IOException {
        // Only what is missing: an administrator may have opened these folders to a group.
        AtomicFiles.makeFolders(paths.renewal(), "rwxr-xr-x"); // no secret in it, and who watches reads it
        AtomicFiles.makeFolders(paths.archive(), PRIVATE);
        AtomicFiles.makeFolders(paths.live(), PRIVATE);
    }

    /** Whether the folders that the next free name needs are free, and the folders above may be written. Makes nothing. */
    void requireRoom(String wanted) throws IOException {
        for (Path above : List.of(paths.renewal(), paths.archive(), paths.live())) {
            Path there = above;
            while (!Files.exists(there) && there.getParent() != null) {
                there = there.getParent();
            }
            if (!Files.isWritable(there)) {
                throw new AccessDeniedException(there.toString());
            }
        }
        for (int i = 0; i <= MAX_SUFFIX; i++) {
            String name = numbered(wanted, i);
            if (!Files.exists(conf(name), LinkOption.NOFOLLOW_LINKS)) {
                requireFree("archive", paths.archive().resolve(name), name);
                requireFree("live", paths.live().resolve(name), name);
                return;
            }
        }
    }

    private static String numbered(String wanted, int number) {
        return number == 0
                ? wanted
                : wanted + '-' + Integer.toString(10_000 + number).substring(1);
    }

    private Path conf(String name) {
        return paths.renewal().resolve(name + ".conf");
    }

    private String claim(String wanted, NewVersion files) throws IOException {
        for (int i = 0; i <= MAX_SUFFIX; i++) {
            String name = numbered(wanted, i);
            try {
                claimExactly(name);
                return name;
            } catch (FileAlreadyExistsException e) {
                if (takenUp(name, files)) {
                    return name;
                }
                // The next number, then.
            }
        }
        throw new IOException("all numbers are taken for the name " + wanted);
    }

    /** Whether making the same was cut off before it had a renewal configuration; what there is of it is removed then. */
    private boolean takenUp(String name, NewVersion files) throws IOException {
        Path archiveDir = paths.archive().resolve(name);
        LiveLinks links = LiveLinks.in(paths.live().resolve(name));
        if (Files.size(conf(name)) > 0
                || !links.leadOnlyTo(archiveDir, 1)
                || !new Archive(archiveDir).clearedOf(files)) {
            return false;
        }
        links.delete();
        Path readme = paths.live().resolve(name).resolve("README");
        AtomicFiles.deleteUnfinished(readme);
        Files.deleteIfExists(readme);
        undos.push(() -> Files.deleteIfExists(conf(name)));
        return true;
    }

    private void claimExactly(String name) throws IOException {
        Path conf = conf(name);
        AtomicFiles.create(conf, "", "rw-r--r--");
        undos.push(() -> Files.deleteIfExists(conf));
        AtomicFiles.sync(paths.renewal()); // or folders of this name would belong to nobody after a power cut
    }

    private void fill(String name, AdoptedVersions versions, Optional<String> conf, Map<String, ConfigValue> params)
            throws IOException {
        readme(paths.live(), Readme.LIVE);
        Path archiveDir = folder("archive", paths.archive(), name);
        Path liveDir = folder("live", paths.live(), name);
        Archive archive = new Archive(archiveDir);
        for (Map.Entry<Integer, NewVersion> version : versions.all().entrySet()) {
            archive.write(version.getKey(), version.getValue(), archiveDir.resolve("privkey0.pem"));
            undos.push(() -> archive.remove(version.getKey()));
        }
        LiveLinks links = LiveLinks.in(liveDir);
        undos.push(links::delete);
        links.create(archiveDir, versions.live());
        readme(liveDir, Readme.LINEAGE);
        // What the renewal configuration names is there, also after a power cut, before it names it.
        AtomicFiles.sync(paths.live());
        AtomicFiles.sync(paths.archive());
        RenewalFile file = RenewalFile.begin(conf(name), conf.orElse(""), archiveDir, links);
        file.setParams(params);
        file.save(version);
    }

    private Path folder(String what, Path above, String name) throws IOException {
        Path folder = above.resolve(name);
        requireFree(what, folder, name);
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
            undos.push(() -> Files.deleteIfExists(folder));
        }
        return folder;
    }

    private static void requireFree(String what, Path folder, String name) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isEmptyFolder(folder)) {
            throw new IOException(what + " directory exists for " + name + ": " + folder
                    + " belongs to no renewal configuration; move it away");
        }
    }

    private static boolean isEmptyFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    private void readme(Path folder, String text) throws IOException {
        Path file = folder.resolve("README");
        if (!Files.exists(file)) {
            AtomicFiles.create(file, text);
            undos.push(() -> Files.deleteIfExists(file));
        }
    }

    private void undo(IOException failure) {
        while (!undos.isEmpty()) {
            try {
                undos.pop().run();
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
