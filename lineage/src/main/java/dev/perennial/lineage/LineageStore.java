package dev.perennial.lineage;

import dev.perennial.lineage.configobj.ConfigException;
import dev.perennial.lineage.configobj.ConfigObj;
import dev.perennial.lineage.configobj.ConfigValue;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lineages of one configuration folder. Reads and writes the disk; the caller holds {@link DirectoryLocks} while it
 * writes. Whatever fails, the version that was live stays live.
 */
public final class LineageStore {
    private static final List<String> ROOT = List.of();
    private static final List<String> PARAMS = List.of("renewalparams");

    private final CertbotPaths paths;
    private final String version;

    /** The version is written into renewal configurations; Certbot tells users when theirs is older. */
    public LineageStore(CertbotPaths paths, String version) {
        this.paths = paths;
        this.version = version;
    }

    /** The names of all renewal configurations, sorted; whether they can be read is another question. */
    public List<String> names() throws LineageException {
        List<String> names = new ArrayList<>();
        if (!Files.isDirectory(paths.renewal())) {
            return names;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(paths.renewal(), "*.conf")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                names.add(name.substring(0, name.length() - ".conf".length()));
            }
        } catch (IOException e) {
            throw new LineageException(
                    "The renewal files in " + paths.renewal() + " cannot be read: " + AccountStore.reason(e), e);
        }
        names.sort(null);
        return names;
    }

    public Path confFile(String name) {
        return paths.renewal().resolve(name + ".conf");
    }

    /** Reads one lineage, after undoing a switch of its links that was cut off. */
    public Lineage load(String name) throws LineageException {
        Path conf = confFile(name);
        try {
            ConfigObj config = ConfigObj.parse(Files.readString(conf), conf.toString());
            Path live = required(config, conf, FileKind.CERT).getParent();
            if (live == null) {
                throw new LineageException("The renewal file " + conf + ": cert is no path in a folder");
            }
            LiveLinks.recover(live);
            for (FileKind kind : FileKind.values()) {
                Path link = required(config, conf, kind);
                if (!LiveLinks.isLink(link)) {
                    throw new LineageException("The renewal file " + conf + ": expected " + link + " to be a symlink");
                }
                if (!Files.exists(link)) {
                    throw new LineageException("The renewal file " + conf + ": " + link + " points at "
                            + LiveLinks.target(link) + ", which does not exist");
                }
            }
            Path target = LiveLinks.target(live.resolve("cert.pem"));
            Path archive = text(config, "archive_dir")
                    .map(Path::of)
                    .orElse(paths.archive().resolve(name));
            return new Lineage(
                    name,
                    conf,
                    live,
                    archive,
                    FileKind.CERT.version(target.getFileName().toString()),
                    config);
        } catch (ConfigException e) {
            throw new LineageException("The renewal file cannot be understood: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LineageException("The renewal file " + conf + " cannot be used: " + AccountStore.reason(e), e);
        }
    }

    /**
     * Keeps the first version of a new lineage. If the name is taken, {@code -0001} and so on is added to it.
     *
     * @param renewalParams for {@code [renewalparams]}
     */
    public Lineage create(String wantedName, NewVersion files, Map<String, ConfigValue> renewalParams)
            throws LineageException {
        String name = wantedName;
        try {
            AtomicFiles.makeFolders(paths.renewal(), "rwxr-xr-x");
            AtomicFiles.makeFolders(paths.archive(), "rwx------");
            AtomicFiles.makeFolders(paths.live(), "rwx------");
            Files.setPosixFilePermissions(paths.archive(), PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(paths.live(), PosixFilePermissions.fromString("rwx------"));
            name = claim(wantedName);
            Path readme = paths.live().resolve("README");
            if (!Files.exists(readme)) {
                AtomicFiles.create(readme, Readme.LIVE, "rw-r--r--");
            }
            fill(name, files, renewalParams);
        } catch (IOException e) {
            throw new LineageException(
                    "The certificate for " + wantedName + " was issued but cannot be kept: "
                            + AccountStore.reason(e) + ". Nothing was left behind; make room or mend the rights in "
                            + paths.configDir() + " and run this again.",
                    e);
        }
        return load(name);
    }

    /** Keeps a new version of a lineage and makes it live. Parameters not given any more are dropped, all else stays. */
    public Lineage saveSuccessor(Lineage lineage, NewVersion files, Map<String, ConfigValue> renewalParams)
            throws LineageException {
        Archive archive = new Archive(lineage.archiveDir());
        try {
            int next = archive.nextVersion();
            archive.write(next, files, archive.keyMode(lineage.version()));
            archive.inheritGroup(next, lineage.version());
            writeConf(lineage.confFile(), lineage.config(), renewalParams);
            LiveLinks.switchTo(lineage.liveDir(), lineage.archiveDir(), next);
            archive.prune(next);
        } catch (IOException e) {
            throw new LineageException(
                    "The new certificate " + lineage.name() + " cannot be kept in " + lineage.archiveDir() + ": "
                            + AccountStore.reason(e) + ". The old one is still in place.",
                    e);
        }
        return load(lineage.name());
    }

    /** Deletes the renewal configuration first, so that nothing half deleted is ever renewed, then links and archive. */
    public void delete(Lineage lineage) throws LineageException {
        Path at = lineage.confFile();
        try {
            Files.deleteIfExists(at);
            for (FileKind kind : FileKind.values()) {
                at = kind.live(lineage.liveDir());
                Files.deleteIfExists(at);
            }
            at = lineage.liveDir();
            Files.deleteIfExists(at.resolve("README"));
            deleteIfEmpty(at);
            at = lineage.archiveDir();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(at)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(at);
        } catch (IOException e) {
            throw new LineageException(at + " cannot be deleted: " + AccountStore.reason(e), e);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            if (files.iterator().hasNext()) {
                return;
            }
        }
        Files.delete(folder);
    }

    /** Makes an empty renewal configuration that no other process has, and makes sure that the name is free. */
    private String claim(String wanted) throws IOException {
        for (int i = 0; i < 10_000; i++) {
            String name = i == 0
                    ? wanted
                    : wanted + '-' + "0000".substring(Integer.toString(i).length()) + i;
            try {
                AtomicFiles.create(confFile(name), "", "rw-r--r--");
            } catch (FileAlreadyExistsException e) {
                continue;
            }
            for (Path folder :
                    List.of(paths.archive().resolve(name), paths.live().resolve(name))) {
                if (Files.exists(folder)) {
                    Files.delete(confFile(name));
                    throw new IOException(folder + " exists, without a renewal file: move it away");
                }
            }
            return name;
        }
        throw new IOException("there are 10000 certificates called " + wanted);
    }

    private void fill(String name, NewVersion files, Map<String, ConfigValue> params) throws IOException {
        Path live = paths.live().resolve(name);
        Path archive = paths.archive().resolve(name);
        try {
            AtomicFiles.makeFolders(archive, "rwxr-xr-x");
            AtomicFiles.makeFolders(live, "rwxr-xr-x");
            new Archive(archive).write(1, files, PosixFilePermissions.fromString("rw-------"));
            LiveLinks.create(live, archive, 1);
            AtomicFiles.create(live.resolve("README"), Readme.LINEAGE, "rw-r--r--");
            ConfigObj config = ConfigObj.empty(confFile(name).toString());
            set(config, ROOT, "archive_dir", ConfigValue.of(archive.toString()));
            for (FileKind kind : FileKind.values()) {
                set(config, ROOT, kind.id(), ConfigValue.of(kind.live(live).toString()));
            }
            writeConf(confFile(name), config, params);
        } catch (IOException e) {
            undo(name, live, archive);
            throw e;
        }
    }

    private void undo(String name, Path live, Path archive) throws IOException {
        for (FileKind kind : FileKind.values()) {
            Files.deleteIfExists(kind.live(live));
        }
        Files.deleteIfExists(live.resolve("README"));
        Files.deleteIfExists(live);
        Files.deleteIfExists(archive);
        Files.deleteIfExists(confFile(name));
    }

    private void writeConf(Path file, ConfigObj config, Map<String, ConfigValue> params) throws IOException {
        set(config, ROOT, "version", ConfigValue.of(version));
        for (String key : config.keys(PARAMS)) {
            if (!params.containsKey(key)) {
                config.remove(PARAMS, key);
            }
        }
        for (Map.Entry<String, ConfigValue> param : params.entrySet()) {
            set(config, PARAMS, param.getKey(), param.getValue());
        }
        AtomicFiles.replace(file, config.render(), "rw-r--r--");
    }

    private static void set(ConfigObj config, List<String> path, String key, ConfigValue value) throws IOException {
        try {
            config.set(path, key, value);
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Path required(ConfigObj config, Path conf, FileKind kind) throws ConfigException, LineageException {
        return text(config, kind.id())
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .orElseThrow(() -> new LineageException("The renewal file " + conf + " does not say where " + kind.id()
                        + " is: the line \"" + kind.id() + " = ...\" is missing"));
    }

    private static Optional<String> text(ConfigObj config, String key) throws ConfigException {
        return config.get(ROOT, key)
                .map(value -> value.items().isEmpty() ? "" : value.items().getFirst());
    }
}
