package dev.perennial.lineage.takeover;

import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageNames;
import dev.perennial.lineage.configobj.ConfigException;
import dev.perennial.lineage.configobj.ConfigObj;
import dev.perennial.lineage.configobj.ConfigValue;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Certbot's configuration folder of another machine, or of another time: all paths in it may be of another place. */
final class CertbotReader implements ForeignReader {
    private static final List<String> PARAMS = List.of("renewalparams");
    private static final String SUFFIX = ".conf";
    private static final String LETS_ENCRYPT = "https://acme-v02.api.letsencrypt.org/directory";

    @Override
    public Found read(ForeignTree tree, Given given) throws LineageException {
        if (!tree.isFolder("renewal")) {
            throw new LineageException(
                    tree.root() + " is no configuration folder of Certbot: it has no folder renewal.");
        }
        List<Remark> remarks = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        List<FoundAccount> accounts = new CertbotAccounts(tree, problems).read();
        List<FoundLineage> lineages = new ArrayList<>();
        for (String file : tree.names("renewal")) {
            if (file.endsWith(SUFFIX) && !file.startsWith(".")) {
                lineages.add(lineage(tree, given, file.substring(0, file.length() - SUFFIX.length())));
            }
        }
        List<FoundHook> hooks = new CertbotHooks(tree, given, remarks).read();
        if (tree.exists("cli.ini")) {
            remarks.add(new Remark(
                    tree.path("cli.ini") + " sets options for every run; it is not carried over.",
                    "Add those of its lines that are to count here to the cli.ini of this configuration folder."));
        }
        return new Found(tree.root(), accounts, lineages, hooks, problems, remarks);
    }

    private static FoundLineage lineage(ForeignTree tree, Given given, String name) {
        try {
            if (!LineageNames.allowed(name)) {
                throw new LineageException(
                        tree.path("renewal/" + name + SUFFIX) + " has a name that no certificate can have here.");
            }
            String conf = "renewal/" + name + SUFFIX;
            String text = tree.text(conf);
            ConfigObj config = ConfigObj.parse(text, tree.path(conf).toString());
            List<Remark> remarks = new ArrayList<>();
            var versions = new CertbotVersions(tree, name, config, remarks).read();
            Map<String, ConfigValue> params = new TreeMap<>(config.members(PARAMS));
            Optional<String> account = taken(params, "account");
            URI server = ForeignUrl.of(taken(params, "server").orElse(LETS_ENCRYPT), tree.path(conf));
            for (String place : List.of("config_dir", "work_dir", "logs_dir")) {
                params.remove(place); // of the other machine
            }
            Commands.keepTrusted(params, tree, conf, given, remarks);
            return new FoundLineage.Usable(
                    name, versions, new FoundRenewal(server, account, params, Optional.of(text)), remarks);
        } catch (LineageException e) {
            return new FoundLineage.Unusable(name, String.valueOf(e.getMessage()));
        } catch (ConfigException e) {
            return new FoundLineage.Unusable(
                    name, "The renewal configuration cannot be understood: " + e.getMessage() + '.');
        }
    }

    private static Optional<String> taken(Map<String, ConfigValue> params, String key) {
        return params.remove(key) instanceof ConfigValue.Text(String text) && !text.equals("None")
                ? Optional.of(text)
                : Optional.empty();
    }
}
