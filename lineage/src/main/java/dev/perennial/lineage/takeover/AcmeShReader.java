package dev.perennial.lineage.takeover;

import dev.perennial.lineage.AdoptedVersions;
import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.configobj.ConfigValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The folder {@code .acme.sh}: one folder for each certificate, {@code <domain>} or {@code <domain>_ecc}. */
final class AcmeShReader implements ForeignReader {
    private static final String ECC = "_ecc";

    @Override
    public Found read(ForeignTree tree, Given given) throws LineageException {
        List<Remark> remarks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<FoundLineage> lineages = new ArrayList<>();
        Set<URI> servers = new LinkedHashSet<>();
        for (String folder : tree.folders("")) {
            String domain = folder.endsWith(ECC) ? folder.substring(0, folder.length() - ECC.length()) : folder;
            try {
                if (tree.names(folder).contains(domain + ".conf")) {
                    lineages.add(lineage(tree, given, folder, domain));
                }
            } catch (LineageException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        for (FoundLineage lineage : lineages) {
            if (lineage instanceof FoundLineage.Usable usable) {
                servers.add(usable.renewal().server());
            }
        }
        if (lineages.isEmpty() && !tree.isFolder("ca") && !tree.exists("account.conf")) {
            throw new LineageException(
                    tree.root() + " is no folder of acme.sh: it has no certificate, no ca, no account.conf.");
        }
        List<FoundAccount> accounts = new AcmeShAccounts(tree, servers, problems, remarks).read();
        settings(tree, remarks);
        return new Found(tree.root(), accounts, lineages, List.of(), problems, remarks);
    }

    private static FoundLineage lineage(ForeignTree tree, Given given, String folder, String domain) {
        String base = folder + '/' + domain;
        try {
            String name = FoundFiles.name(domain)
                    .orElseThrow(() ->
                            new LineageException(tree.path(folder) + " has a name that no certificate can have here."));
            AcmeShConf conf = AcmeShConf.parse(tree.text(base + ".conf"));
            String cert = tree.exists(base + ".cer") ? base + ".cer" : folder + "/fullchain.cer";
            var version = new FoundFiles(tree).version(cert, folder + "/ca.cer", base + ".key");
            URI server = ForeignUrl.of(conf.get("Le_API"), tree.path(base + ".conf"));
            Map<String, ConfigValue> params = new TreeMap<>();
            List<Remark> remarks = new ArrayList<>();
            new AcmeShRenewal(conf, tree.path(base + ".conf"), name, params, remarks).read();
            Commands.keepTrusted(params, tree, base + ".conf", given, remarks);
            return new FoundLineage.Usable(
                    name,
                    AdoptedVersions.single(version),
                    new FoundRenewal(server, Optional.empty(), params, Optional.empty()),
                    remarks);
        } catch (LineageException e) {
            return new FoundLineage.Unusable(domain, String.valueOf(e.getMessage()));
        }
    }

    /** account.conf holds the secrets of DNS providers; they stay there. */
    private static void settings(ForeignTree tree, List<Remark> remarks) throws LineageException {
        if (!tree.exists("account.conf")) {
            return;
        }
        AcmeShConf conf = AcmeShConf.parse(tree.text("account.conf"));
        List<String> saved = new ArrayList<>();
        for (String key : conf.all().keySet()) {
            if (key.startsWith("SAVED_")) {
                saved.add(key.substring("SAVED_".length()));
            }
        }
        if (!saved.isEmpty()) {
            remarks.add(new Remark(
                    tree.path("account.conf") + " keeps credentials, which are not copied: " + String.join(", ", saved)
                            + '.',
                    ""));
        }
        for (String place : List.of("CERT_HOME", "CA_HOME")) {
            String elsewhere = conf.get(place);
            if (!elsewhere.isEmpty() && !tree.path(elsewhere).normalize().startsWith(tree.root())) {
                remarks.add(new Remark(
                        tree.path("account.conf") + " says that more is in " + elsewhere + " (" + place + ").",
                        "Import that folder, too."));
            }
        }
        remarks.add(new Remark(
                "acme.sh goes on renewing from its cron job.",
                "Once renew works here, take it away: acme.sh --uninstall-cronjob."));
    }
}
