package dev.perennial.lineage.takeover;

import dev.perennial.lineage.AdoptedVersions;
import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.configobj.ConfigValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The folder {@code .lego} of lego 4 or 5. It holds neither the way to prove control nor hooks: those are on lego's
 * command line.
 */
final class LegoReader implements ForeignReader {
    private static final String CERT = ".crt";

    @Override
    public Found read(ForeignTree tree, Given given) throws LineageException {
        if (!tree.isFolder("certificates")) {
            throw new LineageException(tree.root() + " is no folder of lego: it has no folder certificates.");
        }
        List<Remark> remarks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<FoundAccount> accounts = new LegoAccounts(tree, given, problems).read();
        List<FoundLineage> lineages = new ArrayList<>();
        for (String file : tree.names("certificates")) {
            if (file.endsWith(CERT) && !file.endsWith(".issuer" + CERT)) {
                String base = file.substring(0, file.length() - CERT.length());
                lineages.add(lineage(tree, given, base));
            }
        }
        if (!lineages.isEmpty()) {
            remarks.add(new Remark(
                    "lego writes down neither how it proves control of names nor its hooks.",
                    "They are in the command that runs lego renew: give them here as --webroot -w DIR or --standalone,"
                            + " and --deploy-hook CMD. Once that renews, take lego's own timer away."));
        }
        return new Found(tree.root(), accounts, lineages, List.of(), problems, remarks);
    }

    private static FoundLineage lineage(ForeignTree tree, Given given, String base) {
        String domain = base.startsWith("_.") ? base.substring(2) : base;
        String file = "certificates/" + base;
        try {
            String name = FoundFiles.name(domain)
                    .orElseThrow(() -> new LineageException(
                            tree.path(file + CERT) + " has a name that no certificate can have here."));
            var version = new FoundFiles(tree).version(file + CERT, file + ".issuer.crt", file + ".key");
            ForeignJson json = ForeignJson.read(tree, file + ".json");
            URI url = ForeignUrl.of(json.text("certUrl"), tree.path(file + ".json"));
            URI server = ForeignUrl.directory(url.getRawAuthority(), given)
                    .orElseThrow(() -> new LineageException("lego does not write down the directory of the CA at "
                            + url.getRawAuthority() + ", which issued " + tree.path(file + CERT)
                            + ". Give it with --server URL."));
            Map<String, ConfigValue> params = new TreeMap<>();
            put(params, "preferred_chain", json.text("preferredChain"));
            put(params, "required_profile", json.text("profile"));
            return new FoundLineage.Usable(
                    name,
                    AdoptedVersions.single(version),
                    new FoundRenewal(server, Optional.empty(), params, Optional.empty()),
                    List.of());
        } catch (LineageException e) {
            return new FoundLineage.Unusable(domain, String.valueOf(e.getMessage()));
        }
    }

    private static void put(Map<String, ConfigValue> params, String key, String value) {
        if (!value.isEmpty()) {
            params.put(key, ConfigValue.of(value));
        }
    }
}
