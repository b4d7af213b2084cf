package dev.perennial.cli.ca;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of CAs before they are asked: what is built in, and what {@code cas.ini} says besides, which counts more. */
public final class Cas {
    /** What is built in, to be read. */
    public static final String BUILT_IN = BuiltIn.NAMES;

    private final Map<String, KnownCa> named = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    private Cas() {
        for (KnownCa ca : BuiltIn.all()) {
            named.put(ca.name(), ca);
        }
    }

    /** Whether a CA may be called so; no URL may. */
    public static boolean mayBeName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
            if (!letter && !other) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** Nothing but what is built in. */
    public static Cas builtIn() {
        return new Cas();
    }

    /** Reads the disk; there need be no file. */
    public static Cas read(Path configDir) throws CaFileException {
        Cas cas = new Cas();
        Optional<CaFile> file = CaFile.read(configDir.resolve(CaFile.NAME));
        if (file.isPresent()) {
            cas.warnings.addAll(file.get().warnings());
            for (KnownCa ca : file.get().cas(cas.named)) {
                cas.named.put(ca.name(), ca);
            }
        }
        return cas;
    }

    /** What whoever wrote the file should know. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** In the order in which they are to be shown. */
    public List<String> names() {
        return List.copyOf(named.keySet());
    }

    public Optional<KnownCa> named(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** Why a CA that had a name has none any more: a sentence without its period. */
    public Optional<String> ended(String name) {
        return BuiltIn.ended(name);
    }

    /** Whatever is known of the CA with this directory, be it nothing. */
    public KnownCa at(URI directory) {
        for (KnownCa ca : named.values()) {
            if (ca.directory().equals(directory)) {
                return ca;
            }
        }
        return KnownCa.at(directory);
    }
}
