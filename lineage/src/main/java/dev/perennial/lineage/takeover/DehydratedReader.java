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

/** The base folder of dehydrated: {@code certs/<alias>/}, {@code accounts/}, and perhaps config and domains.txt. */
final class DehydratedReader implements ForeignReader {
    @Override
    public Found read(ForeignTree tree, Given given) throws LineageException {
        List<Remark> remarks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        DehydratedConfig config = DehydratedConfig.read(tree, remarks);
        String certs = config.folder("CERTDIR", "certs");
        if (!tree.isFolder(certs)) {
            throw new LineageException(
                    tree.root() + " is no base folder of dehydrated: it has no folder certs." + config.elsewhere());
        }
        DehydratedDomains domains = DehydratedDomains.read(tree, config.folder("DOMAINS_TXT", "domains.txt"));
        List<FoundLineage> lineages = new ArrayList<>();
        for (String alias : tree.folders(certs)) {
            try {
                if (tree.names(certs + '/' + alias).contains("cert.pem")) {
                    lineages.add(lineage(tree, config, domains, certs + '/' + alias, alias));
                }
            } catch (LineageException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        for (String alias : domains.aliases()) {
            boolean issued = !alias.contains("/") && tree.exists(certs + '/' + alias + "/cert.pem");
            if (!issued) {
                remarks.add(new Remark(
                        "domains.txt has " + alias + ", for which there is no certificate in " + tree.path(certs) + '.',
                        "Obtain it with certonly."));
            }
        }
        List<FoundAccount> accounts =
                new DehydratedAccounts(tree, config.folder("ACCOUNTDIR", "accounts"), problems).read();
        return new Found(tree.root(), accounts, lineages, List.of(), problems, remarks);
    }

    private static FoundLineage lineage(
            ForeignTree tree, DehydratedConfig all, DehydratedDomains domains, String folder, String alias) {
        try {
            String name = FoundFiles.name(alias)
                    .orElseThrow(() ->
                            new LineageException(tree.path(folder) + " has a name that no certificate can have here."));
            var version =
                    new FoundFiles(tree).version(folder + "/cert.pem", folder + "/chain.pem", folder + "/privkey.pem");
            List<Remark> remarks = new ArrayList<>();
            DehydratedConfig config = all.with(folder + "/config", remarks);
            URI server = config.server();
            Map<String, ConfigValue> params = new TreeMap<>();
            new DehydratedRenewal(config, params, remarks).read();
            domains.compare(alias, version.chain().leaf(), params, remarks);
            return new FoundLineage.Usable(
                    name,
                    AdoptedVersions.single(version),
                    new FoundRenewal(server, Optional.empty(), params, Optional.empty()),
                    remarks);
        } catch (LineageException e) {
            return new FoundLineage.Unusable(alias, String.valueOf(e.getMessage()));
        }
    }
}
