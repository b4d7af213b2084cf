package dev.perennial.lineage.takeover;

import dev.perennial.lineage.AdoptedVersions;
import dev.perennial.lineage.FileKind;
import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.NewVersion;
import dev.perennial.lineage.configobj.ConfigException;
import dev.perennial.lineage.configobj.ConfigObj;
import dev.perennial.lineage.configobj.ConfigValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The versions in the archive of one lineage of Certbot's, found by their names in the folder, wherever it was before. */
final class CertbotVersions {
    /** No lineage lives that long; the next numbers must not run out of digits. */
    private static final int MOST = 1_000_000;

    private final ForeignTree tree;
    private final FoundFiles files;
    private final String live;
    private final String archive;
    private final List<Remark> remarks;

    CertbotVersions(ForeignTree tree, String name, ConfigObj config, List<Remark> remarks) throws ConfigException {
        this.tree = tree;
        this.files = new FoundFiles(tree);
        this.live = "live/" + last(config, "cert", 2).orElse(name);
        this.archive = "archive/" + last(config, "archive_dir", 1).orElse(name);
        this.remarks = remarks;
    }

    /** Of a path in the configuration, the part that many from the end. */
    private static Optional<String> last(ConfigObj config, String key, int fromEnd) throws ConfigException {
        if (config.get(List.of(), key).orElse(null) instanceof ConfigValue.Text(String text)) {
            try {
                Path path = Path.of(text).normalize();
                int at = path.getNameCount() - fromEnd;
                return at < 0 ? Optional.empty() : Optional.of(path.getName(at).toString());
            } catch (InvalidPathException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    AdoptedVersions read() throws LineageException {
        int current = FileKind.CERT.version(
                tree.file(live + "/cert.pem").getFileName().toString());
        if (current == 0 || current >= MOST || !tree.exists(archived(FileKind.CERT, current))) {
            // Links that became files when they were copied, or an archive that was left behind.
            remarks.add(new Remark(
                    tree.path(live) + " has files where links belong; older versions are not carried over.", ""));
            return AdoptedVersions.single(
                    files.version(live + "/cert.pem", live + "/chain.pem", live + "/privkey.pem"));
        }
        NavigableMap<Integer, NewVersion> versions = new TreeMap<>();
        versions.put(current, version(current));
        for (String name : tree.names(archive)) {
            int number = FileKind.CERT.version(name);
            if (number > 0 && number < MOST && !versions.containsKey(number)) {
                try {
                    versions.put(number, version(number));
                } catch (LineageException e) {
                    remarks.add(new Remark("Version " + number + " is not carried over: " + e.getMessage(), ""));
                }
            }
        }
        return new AdoptedVersions(versions, current);
    }

    private NewVersion version(int number) throws LineageException {
        return files.version(
                archived(FileKind.CERT, number), archived(FileKind.CHAIN, number), archived(FileKind.PRIVKEY, number));
    }

    private String archived(FileKind kind, int number) {
        return archive + '/' + kind.id() + number + ".pem";
    }
}
