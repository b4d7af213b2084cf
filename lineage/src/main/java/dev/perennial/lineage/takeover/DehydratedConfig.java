package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** dehydrated's config, a shell file that is read as data. That of one certificate stands above that of all. */
final class DehydratedConfig {
    /** dehydrated's names for some CAs. */
    private static final Map<String, String> CAS = Map.of(
            "letsencrypt", "https://acme-v02.api.letsencrypt.org/directory",
            "letsencrypt-test", "https://acme-staging-v02.api.letsencrypt.org/directory",
            "zerossl", "https://acme.zerossl.com/v2/DV90",
            "buypass", "https://api.buypass.com/acme/directory",
            "buypass-test", "https://api.test4.buypass.no/acme/directory",
            "google", "https://dv.acme-v02.api.pki.goog/directory",
            "google-test", "https://dv.acme-v02.test-api.pki.goog/directory");

    private final ForeignTree tree;
    private final Map<String, String> values;
    private final boolean known;

    private DehydratedConfig(ForeignTree tree, Map<String, String> values, boolean known) {
        this.tree = tree;
        this.values = values;
        this.known = known;
    }

    static DehydratedConfig read(ForeignTree tree, List<Remark> remarks) throws LineageException {
        Map<String, String> values = new HashMap<>(Map.of("BASEDIR", tree.root().toString()));
        DehydratedConfig config = new DehydratedConfig(tree, values, tree.exists("config")).with("config", remarks);
        if (!config.known) {
            remarks.add(
                    new Remark(
                            "There is no config in " + tree.root() + ", so how dehydrated renews is not known.",
                            "It may be in /etc/dehydrated. Give what it says as options here: --webroot -w DIR, --server URL."));
        }
        String elsewhere = config.elsewhere();
        if (!elsewhere.isEmpty()) {
            remarks.add(new Remark(tree.path("config") + " says:" + elsewhere, ""));
        }
        if (!config.get("HOOK").isEmpty()) {
            remarks.add(new Remark(
                    "The hook script " + config.get("HOOK")
                            + " is not carried over: hooks of dehydrated get other arguments.",
                    "Write a deploy hook that does what it does for deploy_cert, with $RENEWED_LINEAGE for the folder"
                            + " of the certificate."));
        }
        return config;
    }

    /** The same below what another file says, which need not exist. */
    DehydratedConfig with(String file, List<Remark> remarks) throws LineageException {
        if (!tree.exists(file)) {
            return this;
        }
        ShellAssignments more = ShellAssignments.parse(tree.text(file), values);
        if (!more.unclear().isEmpty()) {
            remarks.add(new Remark(
                    "Not understood in " + tree.path(file) + ": " + String.join(", ", more.unclear()) + '.',
                    "Look whether it matters; nothing in that file is ever run."));
        }
        return new DehydratedConfig(tree, more.all(), known);
    }

    /** Empty if it is not set. */
    String get(String key) {
        return values.getOrDefault(key, "");
    }

    /** Whether there is a config at all; without one, its defaults say nothing. */
    boolean known() {
        return known;
    }

    /** Within the tree; as usual if it is set to somewhere else. */
    String folder(String key, String usual) {
        try {
            Path path = tree.root().resolve(get(key)).normalize();
            return !get(key).isEmpty() && path.startsWith(tree.root())
                    ? tree.root().relativize(path).toString()
                    : usual;
        } catch (InvalidPathException e) {
            return usual;
        }
    }

    /** A sentence that begins with a blank about folders that are not in the tree; empty if all are. */
    String elsewhere() {
        StringBuilder text = new StringBuilder();
        for (String key : List.of("BASEDIR", "CERTDIR", "ACCOUNTDIR")) {
            String value = get(key);
            if (!value.isEmpty() && folder(key, "/").equals("/")) {
                text.append(' ')
                        .append(key)
                        .append(" is ")
                        .append(value)
                        .append(", which is another folder to import.");
            }
        }
        return text.toString();
    }

    URI server() throws LineageException {
        String ca = get("CA");
        String named = ca.isEmpty() ? "letsencrypt" : ca;
        return ForeignUrl.of(CAS.getOrDefault(named, named), tree.path("config"));
    }
}
