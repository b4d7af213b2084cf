package dev.perennial.lineage;

import dev.perennial.lineage.configobj.ConfigException;
import dev.perennial.lineage.configobj.ConfigObj;
import dev.perennial.lineage.configobj.ConfigValue;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One {@code renewal/<name>.conf}. */
final class RenewalFile {
    private static final List<String> ROOT = List.of();
    private static final String MODE = "rw-r--r--";

    private final Path file;
    private final ConfigObj config;

    private RenewalFile(Path file, ConfigObj config) {
        this.file = file;
        this.config = config;
    }

    static RenewalFile read(Path file) throws LineageException {
        try {
            return new RenewalFile(file, ConfigObj.parse(SmallFile.text(file), file.toString()));
        } catch (ConfigException e) {
            throw new LineageException("The renewal configuration cannot be understood: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new LineageException("The renewal configuration " + file + " cannot be read: " + IoReason.of(e), e);
        }
    }

    /**
     * The file of a lineage that is being made.
     *
     * @param text what it had elsewhere, if it is from there; empty if not
     */
    static RenewalFile begin(Path file, String text, Path archiveDir, LiveLinks links) throws IOException {
        RenewalFile begun = new RenewalFile(file, parsed(text, file));
        begun.set(ROOT, "version", ConfigValue.of("")); // the first line; save() fills it in
        begun.set(ROOT, "archive_dir", ConfigValue.of(archiveDir.toString()));
        for (FileKind kind : FileKind.values()) {
            begun.set(ROOT, kind.id(), ConfigValue.of(links.link(kind).toString()));
        }
        return begun;
    }

    private static ConfigObj parsed(String text, Path file) throws IOException {
        try {
            return ConfigObj.parse(text, file.toString());
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    ConfigObj config() {
        return config;
    }

    /** The four paths, absolute. */
    LiveLinks links() throws LineageException {
        Map<FileKind, Path> links = new EnumMap<>(FileKind.class);
        for (FileKind kind : FileKind.values()) {
            Path link = path(kind.id()).orElseThrow(() -> broken("the line \"" + kind.id() + " = ...\" is missing"));
            links.put(kind, link);
        }
        return new LiveLinks(links);
    }

    Path archiveDir(Path usual) throws LineageException {
        return path("archive_dir").orElse(usual);
    }

    /** Written by all Certbots but the first. */
    void setArchiveDir(Path archiveDir) throws IOException {
        if (!config.keys(ROOT).contains("archive_dir")) {
            set(ROOT, "archive_dir", ConfigValue.of(archiveDir.toString()));
        }
    }

    private Optional<Path> path(String key) throws LineageException {
        try {
            Optional<ConfigValue> value = config.get(ROOT, key);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (value.get() instanceof ConfigValue.Text(String text) && !text.isBlank()) {
                Path path = Path.of(text).toAbsolutePath().normalize();
                Objects.requireNonNull(path.getParent(), "the root folder");
                return Optional.of(path);
            }
            throw broken(key + " is not a path");
        } catch (ConfigException e) {
            throw new LineageException("The renewal configuration cannot be understood: " + e.getMessage(), e);
        } catch (InvalidPathException | NullPointerException e) {
            throw broken(key + " is not a path to a file");
        }
    }

    private LineageException broken(String complaint) {
        return new LineageException("The renewal configuration " + file + " cannot be used: " + complaint);
    }

    /** Parameters not named are dropped, everything else in the file stays as it is. */
    void setParams(Map<String, ConfigValue> params) throws IOException {
        for (String key : config.keys(Lineage.PARAMS)) {
            if (!params.containsKey(key)) {
                config.remove(Lineage.PARAMS, key);
            }
        }
        for (String section : config.sections(Lineage.PARAMS)) {
            if (!params.containsKey(section)) {
                config.remove(Lineage.PARAMS, section);
            }
        }
        if (!Objects.equals(params.get(Lineage.OWN), own())) {
            config.remove(ROOT, Lineage.OWN);
        }
        // Certbot's section comes first, where its users look.
        for (Map.Entry<String, ConfigValue> param : params.entrySet()) {
            if (!param.getKey().equals(Lineage.OWN)) {
                set(Lineage.PARAMS, param.getKey(), param.getValue());
            }
        }
        ConfigValue own = params.get(Lineage.OWN);
        if (own != null) {
            set(ROOT, Lineage.OWN, own);
        }
    }

    private @Nullable ConfigValue own() throws IOException {
        try {
            return config.get(ROOT, Lineage.OWN).orElse(null);
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Parameters named by neither stay as they are. */
    void changeParams(Map<String, ConfigValue> set, Set<String> removed) throws IOException {
        for (String key : removed) {
            config.remove(sectionOf(key), key);
        }
        for (Map.Entry<String, ConfigValue> param : set.entrySet()) {
            if (param.getValue() instanceof ConfigValue.Table) {
                config.remove(sectionOf(param.getKey()), param.getKey());
            }
            set(sectionOf(param.getKey()), param.getKey(), param.getValue());
        }
    }

    private static List<String> sectionOf(String param) {
        return param.equals(Lineage.OWN) ? ROOT : Lineage.PARAMS;
    }

    void set(List<String> section, String key, ConfigValue value) throws IOException {
        try {
            config.set(section, key, value);
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** @param version of Certbot, whose format this is; Certbot notes in its log when it is older */
    void save(String version) throws IOException {
        set(ROOT, "version", ConfigValue.of(version));
        AtomicFiles.replace(file, config.render(), MODE);
    }
}
