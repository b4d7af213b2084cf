package dev.perennial.lineage;

import dev.perennial.lineage.configobj.ConfigException;
import dev.perennial.lineage.configobj.ConfigObj;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A certificate and its successors under one name, as found on disk at one moment.
 *
 * @param version the number of the certificate that is live; 0 if its file is not called {@code cert<n>.pem}
 * @param config the renewal configuration as read; {@link LineageStore} reads it again before it writes
 * @param links what servers are pointed at
 * @param files what the links lead to. During a switch of the links, or after one that was cut off, what they led to
 *     before
 * @param switchNoted whether a switch of the links has left notes: it is under way, was cut off, or has not been tidied up after.
 *     Some notes without the others mean nothing, but are in the way of the next switch
 */
public record Lineage(
        String name,
        Path confFile,
        Path archiveDir,
        int version,
        ConfigObj config,
        Map<FileKind, Path> links,
        Map<FileKind, Path> files,
        boolean switchNoted) {
    private static final List<String> ROOT = List.of();
    static final List<String> PARAMS = List.of("renewalparams");

    /**
     * The parameter, a table, that stands in a section of its own beside {@code [renewalparams]}: Certbot removes
     * parameters that it does not know when it renews, but keeps whole sections.
     */
    public static final String OWN = "perennial";

    static final List<String> OWN_SECTION = List.of(OWN);

    public Path cert() {
        return link(FileKind.CERT);
    }

    public Path privkey() {
        return link(FileKind.PRIVKEY);
    }

    public Path chain() {
        return link(FileKind.CHAIN);
    }

    public Path fullchain() {
        return link(FileKind.FULLCHAIN);
    }

    public Path liveDir() {
        return Objects.requireNonNull(cert().getParent());
    }

    private Path link(FileKind kind) {
        return Objects.requireNonNull(links.get(kind));
    }

    /** Whether a file holds the certificate of some version of this lineage, by its path. Reads the disk. */
    boolean holds(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (absolute.equals(cert()) || absolute.equals(fullchain())) {
            return true;
        }
        try {
            Path real = absolute.toRealPath();
            String fileName = real.getFileName().toString();
            return archiveDir.toRealPath().equals(real.getParent())
                    && (FileKind.CERT.version(fileName) > 0 || FileKind.FULLCHAIN.version(fileName) > 0);
        } catch (IOException e) {
            return false; // one of the two is not there
        }
    }

    /** Reads the disk. */
    public Certificate certificate() throws LineageException {
        try {
            return Certificate.fromPem(text(FileKind.CERT));
        } catch (PkiException e) {
            throw new LineageException(
                    "The certificate " + files.get(FileKind.CERT) + " is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * The certificates that came before the one that is live and are still kept, by version, the newest first. Reads the disk.
     * One that cannot be read is left out: it is history, and must not keep its successors from being renewed.
     */
    public SortedMap<Integer, Certificate> earlier() throws LineageException {
        SortedMap<Integer, Certificate> earlier = new TreeMap<>(Comparator.reverseOrder());
        try {
            for (Path file : new Archive(archiveDir).certificatesBefore(version)) {
                readable(file)
                        .ifPresent(certificate -> earlier.put(
                                FileKind.CERT.version(file.getFileName().toString()), certificate));
            }
        } catch (IOException e) {
            throw new LineageException("The archive " + archiveDir + " cannot be read: " + IoReason.withFile(e), e);
        }
        return earlier;
    }

    private static Optional<Certificate> readable(Path file) {
        try {
            return Optional.of(Certificate.fromPem(SmallFile.text(file)));
        } catch (IOException | PkiException e) {
            return Optional.empty();
        }
    }

    /** Reads one of the four files that are live from the disk. */
    public String text(FileKind kind) throws LineageException {
        Path file = Objects.requireNonNull(files.get(kind));
        try {
            return SmallFile.text(file);
        } catch (IOException e) {
            throw new LineageException("The file " + file + " cannot be read: " + IoReason.of(e), e);
        }
    }

    /** A value of the renewal configuration outside its sections. */
    public Optional<ConfigValue> root(String key) throws LineageException {
        try {
            return config.get(ROOT, key);
        } catch (ConfigException e) {
            throw damaged(e);
        }
    }

    /** The options of the run that made this lineage, with those of {@link #OWN}; empty if the sections are missing. */
    public Map<String, ConfigValue> renewalParams() throws LineageException {
        try {
            if (!config.hasSection(OWN_SECTION)) {
                return config.members(PARAMS);
            }
            Map<String, ConfigValue> params = new LinkedHashMap<>(config.members(PARAMS));
            params.put(OWN, new ConfigValue.Table(config.members(OWN_SECTION)));
            return params;
        } catch (ConfigException e) {
            throw damaged(e);
        }
    }

    /**
     * The line of a renewal parameter, from 1; 0 if it is not there.
     *
     * @param key one of {@link #OWN} after its name and a dot
     */
    public int lineOfParam(String key) {
        return key.startsWith(OWN + '.')
                ? config.line(OWN_SECTION, key.substring(OWN.length() + 1))
                : config.line(PARAMS, key);
    }

    /** As Certbot asks for it in {@code renew_before_expiry}. */
    public Optional<RenewBeforeExpiry> renewBeforeExpiry() throws LineageException {
        Optional<ConfigValue> value = root("renew_before_expiry");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        String where = confFile + ", line " + config.line(ROOT, "renew_before_expiry");
        return Optional.of(RenewBeforeExpiry.parse(String.join(", ", value.get().items()), where));
    }

    private static LineageException damaged(ConfigException e) {
        return new LineageException("The renewal configuration cannot be understood: " + e.getMessage(), e);
    }
}
