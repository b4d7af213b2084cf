package dev.perennial.cli.ca;

import dev.perennial.lineage.configobj.ConfigException;
import dev.perennial.lineage.configobj.ConfigObj;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code cas.ini}: a section for each CA, named as {@code --server} takes it. */
final class CaFile {
    static final String NAME = "cas.ini";

    private static final int LONGEST = 1 << 18;

    private final Path file;
    private final ConfigObj config;

    private CaFile(Path file, ConfigObj config) {
        this.file = file;
        this.config = config;
    }

    /** Absent if there is none. Reads the disk. */
    static Optional<CaFile> read(Path file) throws CaFileException {
        try {
            if (Files.size(file) > LONGEST) {
                throw new CaFileException("The file " + file + " is too large to be about certificate authorities.");
            }
            return Optional.of(new CaFile(file, ConfigObj.parse(Files.readString(file), file.toString())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (ConfigException e) {
            throw new CaFileException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CaFileException("The file " + file + " cannot be read: " + reason(e) + '.', e);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case CharacterCodingException binary -> "it is not UTF-8 text";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** Reads the disk. */
    List<String> warnings() {
        boolean secret = false;
        for (String name : config.sections(List.of())) {
            secret |= config.keys(List.of(name)).contains(CaSection.HMAC_KEY);
        }
        // Certbot's words for a file like this.
        return secret && readByOthers()
                ? List.of("Unsafe permissions on credentials configuration file: " + file)
                : List.of();
    }

    private boolean readByOthers() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ);
        } catch (IOException e) {
            return false; // gone since it was read
        }
    }

    /**
     * What it says.
     *
     * @param known what is known of CAs that it may name
     */
    List<KnownCa> cas(Map<String, KnownCa> known) throws CaFileException {
        for (String key : config.keys(List.of())) {
            throw new CaFileException(file + ", line " + config.line(List.of(), key) + ": " + key
                    + " stands before the first section; which CA is it about?");
        }
        List<KnownCa> cas = new ArrayList<>();
        for (String name : config.sections(List.of())) {
            if (!Cas.mayBeName(name)) {
                throw new CaFileException(
                        file + ": [" + name + "] cannot be the name of a CA: letters, digits, hyphens, dots"
                                + " and underscores are for names.");
            }
            cas.add(new CaSection(file, config, name).over(Optional.ofNullable(known.get(name))));
        }
        return cas;
    }
}
