package dev.perennial.lineage;

import dev.perennial.lineage.configobj.ConfigValue;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The lineages of one configuration folder. Reads and writes the disk. What writes is called under
 * {@link DirectoryLocks}; what reads changes nothing and needs no lock. Whatever fails, what was live stays live.
 */
public final class LineageStore {
    private static final String SUFFIX = ".conf";

    private final CertbotPaths paths;
    private final String version;

    /** The version is written into renewal configurations; Certbot notes in its log when it is older. */
    public LineageStore(CertbotPaths paths, String version) {
        this.paths = paths;
        this.version = version;
    }

    /** The names of all renewal configurations, sorted; whether they can be read is another question. */
    public List<String> names() throws LineageException {
        List<String> found = new ArrayList<>();
        for (Path folder : List.of(paths.configDir(), paths.renewal())) {
            if (Files.isSymbolicLink(folder) && Files.notExists(folder)) {
                throw new LineageException("The renewal configurations in " + paths.renewal() + " cannot be listed: "
                        + folder + " is a link that leads nowhere");
            }
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(paths.renewal())) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX) && !name.startsWith(".")) {
                    found.add(name);
                }
            }
        } catch (NoSuchFileException e) {
            return found; // and nothing else than absence is: what cannot be read may hold certificates that expire
        } catch (IOException e) {
            throw new LineageException(
                    "The renewal configurations in " + paths.renewal() + " cannot be listed: " + IoReason.of(e), e);
        }
        found.sort(null);
        List<String> names = new ArrayList<>();
        for (String file : found) {
            names.add(file.substring(0, file.length() - SUFFIX.length()));
        }
        return names;
    }

    /** Where the links of a lineage are if its renewal configuration says nothing else. */
    public Path liveDir(String name) {
        return paths.live().resolve(name);
    }

    public Path confFile(String name) {
        return paths.renewal().resolve(name + SUFFIX);
    }

    /** Reads one lineage. */
    public Lineage load(String name) throws LineageException {
        Path conf = confFile(name);
        RenewalFile file = RenewalFile.read(conf);
        if (file.config().isEmpty()) {
            throw new LineageException("The renewal configuration " + conf
                    + " is empty: making this lineage was cut off. Delete the certificate " + name
                    + ", which removes what there is of it, and ask for it again.");
        }
        LiveLinks links = file.links();
        try {
            Set<FileKind> notes = links.notes();
            Map<FileKind, Path> files = links.files(notes);
            Path cert = Objects.requireNonNull(files.get(FileKind.CERT));
            return new Lineage(
                    name,
                    conf,
                    file.archiveDir(paths.archive().resolve(name)),
                    FileKind.CERT.version(cert.getFileName().toString()),
                    file.config(),
                    links.all(),
                    files,
                    !notes.isEmpty());
        } catch (LineageException e) {
            throw new LineageException(
                    "The renewal configuration " + conf + " cannot be used: " + e.getMessage(), e.getCause());
        } catch (IOException e) {
            throw new LineageException("The files of " + name + " cannot be read: " + IoReason.withFile(e), e);
        }
    }

    /**
     * Whether {@link #create} could keep a lineage of this name, as far as can be seen without making anything: asked
     * before a CA is, because a certificate that cannot be kept counts against its limits all the same.
     */
    public void requireCreatable(String wantedName) throws LineageException {
        requireName(wantedName);
        try {
            new LineageCreation(paths, version).requireRoom(wantedName);
        } catch (IOException e) {
            throw new LineageException(
                    "A new certificate " + wantedName + " could not be kept: " + IoReason.withFile(e)
                            + ". Nothing was asked of the CA.",
                    e);
        }
    }

    /** Whether {@link #saveSuccessor} may write where it has to, as far as can be seen without writing. */
    public void requireWritable(Lineage lineage) throws LineageException {
        for (Path folder : List.of(paths.renewal(), lineage.liveDir(), lineage.archiveDir())) {
            if (!Files.isWritable(folder)) {
                throw new LineageException("A new version of " + lineage.name() + " could not be kept: the folder "
                        + folder + (Files.exists(folder) ? " cannot be written" : " does not exist")
                        + ". The old certificate is still in place; nothing was asked of the CA.");
            }
        }
    }

    private void requireName(String name) throws LineageException {
        if (!LineageNames.allowed(name)) {
            throw new LineageException("\"" + name + "\" cannot be the name of a certificate: it would not be"
                    + " the name of a file in " + paths.renewal());
        }
    }

    /**
     * Keeps the first version of a new lineage. If the name is taken, {@code -0001} and so on is added to it.
     *
     * @param renewalParams for {@code [renewalparams]}
     */
    public Lineage create(String wantedName, NewVersion files, Map<String, ConfigValue> renewalParams)
            throws LineageException {
        requireName(wantedName);
        String name;
        try {
            name = new LineageCreation(paths, version).create(wantedName, files, renewalParams);
        } catch (IOException e) {
            throw new LineageException(
                    "The new certificate " + wantedName + " cannot be kept: " + IoReason.withFile(e)
                            + ". Nothing of it was left behind.",
                    e);
        }
        return load(name);
    }

    /**
     * Keeps a lineage that was made elsewhere, with all its versions, under exactly this name; all of it or nothing.
     *
     * @param conf the text of its renewal configuration there, if it has one, of which all stays but paths and parameters
     * @param renewalParams for {@code [renewalparams]}
     */
    public Lineage adopt(
            String name, AdoptedVersions versions, Optional<String> conf, Map<String, ConfigValue> renewalParams)
            throws LineageException {
        requireName(name);
        try {
            new LineageCreation(paths, version).adopt(name, versions, conf, renewalParams);
        } catch (IOException e) {
            throw new LineageException(
                    "The certificate " + name + " cannot be kept here: " + IoReason.withFile(e)
                            + ". Nothing of it was left behind.",
                    e);
        }
        return load(name);
    }

    /**
     * Keeps a new version of a lineage, makes it live and removes what is too old. Parameters not given any more are
     * dropped; everything else in the renewal configuration stays.
     */
    public Lineage saveSuccessor(Lineage lineage, NewVersion files, Map<String, ConfigValue> renewalParams)
            throws LineageException {
        RenewalFile conf = RenewalFile.read(lineage.confFile());
        LiveLinks links = new LiveLinks(lineage.links());
        Archive archive = new Archive(lineage.archiveDir());
        int next;
        try {
            links.recover();
            conf.setParams(renewalParams);
            conf.setArchiveDir(lineage.archiveDir());
            Path key = Objects.requireNonNull(lineage.files().get(FileKind.PRIVKEY));
            NewVersion kept = files.keepingKey(SmallFile.text(key));
            next = Math.max(archive.nextVersion(kept), lineage.version() + 1);
            archive.write(next, kept, key);
        } catch (IOException e) {
            throw new LineageException(
                    "The new certificate " + lineage.name() + " cannot be kept in " + lineage.archiveDir() + ": "
                            + IoReason.withFile(e) + ". The old one is still in place.",
                    e);
        }
        try {
            conf.save(version);
            links.switchTo(lineage.archiveDir(), next);
        } catch (IOException e) {
            throw new LineageException(
                    "The new certificate " + lineage.name() + " is kept as version " + next + " in "
                            + lineage.archiveDir() + ", but the old one is still in place: " + IoReason.withFile(e)
                            + ". Once that is mended, the next renewal run puts the new one in place.",
                    e);
        }
        archive.prune(next);
        return load(lineage.name());
    }

    /**
     * Whether the archive holds a complete version newer than what is live, or a switch of the links was cut off:
     * {@link #ensureDeployed} has something to do.
     */
    public boolean deploymentPending(Lineage lineage) throws LineageException {
        boolean cutOff = lineage.switchNoted() && new LiveLinks(lineage.links()).cutOff();
        return cutOff || pendingVersion(lineage) > 0;
    }

    /**
     * The same, or {@link #ensureDeployed} has at least to tidy up after a switch of the links that had not begun, or was done.
     */
    public boolean unsettled(Lineage lineage) throws LineageException {
        return lineage.switchNoted() || pendingVersion(lineage) > 0;
    }

    /** Whether there is nothing but a claim to the name, because making the lineage was cut off; {@link #create} takes it up. */
    public boolean begun(String name) throws LineageException {
        return Files.exists(confFile(name))
                && RenewalFile.read(confFile(name)).config().isEmpty();
    }

    /** Undoes a switch that was cut off, then makes the newest complete version live if it is sound. */
    public Lineage ensureDeployed(Lineage lineage) throws LineageException {
        try {
            LiveLinks links = new LiveLinks(lineage.links());
            links.recover();
            AtomicFiles.deleteUnfinished(lineage.confFile());
            int pending = pendingVersion(lineage);
            if (pending > 0 && soundVersion(lineage, pending)) {
                links.switchTo(lineage.archiveDir(), pending);
            }
        } catch (IOException e) {
            throw new LineageException(
                    "The links in " + lineage.liveDir() + " cannot be mended: " + IoReason.withFile(e), e);
        }
        return load(lineage.name());
    }

    private static int pendingVersion(Lineage lineage) throws LineageException {
        int live = Integer.MAX_VALUE;
        for (Map.Entry<FileKind, Path> file : lineage.files().entrySet()) {
            live = Math.min(
                    live, file.getKey().version(file.getValue().getFileName().toString()));
        }
        try {
            int newest = new Archive(lineage.archiveDir()).newestComplete();
            return newest > live && live > 0 ? newest : 0;
        } catch (IOException e) {
            throw new LineageException("The archive " + lineage.archiveDir() + " cannot be read: " + IoReason.of(e), e);
        }
    }

    private static boolean soundVersion(Lineage lineage, int version) {
        Function<FileKind, Path> file = kind -> kind.archived(lineage.archiveDir(), version);
        return LineageCheck.defects(file).isEmpty();
    }

    /** Reads the renewal configuration again, sets one value in it and writes it; everything else stays. */
    public Lineage setValue(Lineage lineage, List<String> section, String key, ConfigValue value)
            throws LineageException {
        RenewalFile conf = RenewalFile.read(lineage.confFile());
        try {
            conf.set(section, key, value);
            conf.save(version);
        } catch (IOException e) {
            throw unwritten(lineage, e);
        }
        return load(lineage.name());
    }

    /**
     * Reads the renewal configuration again, sets and removes renewal parameters in it and writes it; everything else
     * stays, comments and unknown keys too. A table is set as a whole.
     */
    public Lineage changeParams(Lineage lineage, Map<String, ConfigValue> set, Set<String> removed)
            throws LineageException {
        RenewalFile conf = RenewalFile.read(lineage.confFile());
        try {
            conf.changeParams(set, removed);
            conf.save(version);
        } catch (IOException e) {
            throw unwritten(lineage, e);
        }
        return load(lineage.name());
    }

    private static LineageException unwritten(Lineage lineage, IOException e) {
        return new LineageException(
                "The renewal configuration " + lineage.confFile() + " cannot be written: " + IoReason.of(e)
                        + ". It is as it was.",
                e);
    }

    /** The other lineages that keep their files in the same archive, which must outlive this one. */
    public List<String> sharingArchive(Lineage lineage) throws LineageException {
        return sharingArchive(lineage.name(), lineage.archiveDir());
    }

    private List<String> sharingArchive(String name, Path archiveDir) throws LineageException {
        List<String> sharing = new ArrayList<>();
        for (String other : names()) {
            if (!other.equals(name)) {
                Path usual = paths.archive().resolve(other);
                try {
                    if (RenewalFile.read(confFile(other)).archiveDir(usual).equals(archiveDir)) {
                        sharing.add(other);
                    }
                } catch (LineageException e) {
                    // What cannot be read cannot be used either, wherever its archive is.
                }
            }
        }
        return sharing;
    }

    /**
     * The lineages that a file belongs to: one of the two links with the certificate in it, or any version of it in the
     * archive. Other ways to name these files, through links elsewhere, count too. Lineages that cannot be read do not.
     */
    public List<Lineage> holding(Path file) throws LineageException {
        List<Lineage> holding = new ArrayList<>();
        for (String name : names()) {
            try {
                Lineage lineage = load(name);
                if (lineage.holds(file)) {
                    holding.add(lineage);
                }
            } catch (LineageException e) {
                // Whoever asked for this one by name would be told; here it is one of many.
            }
        }
        return holding;
    }

    /** What {@link #delete(String)} would do now; also for a lineage that cannot be loaded. */
    public Deletion deletion(String name) throws LineageException {
        Optional<String> damage = Optional.empty();
        try {
            load(name);
        } catch (LineageException e) {
            damage = Optional.ofNullable(e.getMessage());
        }
        return plannedDeletion(name).plan(name, damage);
    }

    /** Deletes a lineage and returns what was left because it is not ours; see {@link LineageDeletion}. */
    public List<Path> delete(Lineage lineage) throws LineageException {
        return delete(lineage.name());
    }

    /** Deletes also what cannot be loaded: then the renewal configuration goes, and the files if they are where usual. */
    public List<Path> delete(String name) throws LineageException {
        return plannedDeletion(name).run();
    }

    private LineageDeletion plannedDeletion(String name) throws LineageException {
        LiveLinks links = LiveLinks.in(paths.live().resolve(name));
        Path archive = paths.archive().resolve(name);
        try {
            RenewalFile file = RenewalFile.read(confFile(name));
            if (!file.config().isEmpty()) {
                archive = file.archiveDir(archive);
                links = file.links();
            }
        } catch (LineageException e) {
            if (!Files.exists(confFile(name))) {
                throw e;
            }
        }
        return new LineageDeletion(confFile(name), links, archive, sharingArchive(name, archive));
    }
}
