package dev.perennial.cli.takeover;

import dev.perennial.cli.grammar.PluginNames;
import dev.perennial.cli.grammar.Routing;
import dev.perennial.cli.provider.KnownProviders;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.configobj.ConfigValue;
import dev.perennial.lineage.takeover.Remark;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Why a renewal may not work here although all of it was carried over. Reads the disk. */
final class Doubts {
    private static final ConfigValue NOTHING = new ConfigValue.Items(List.of());

    private Doubts() {}

    static void add(Map<String, ConfigValue> params, KnownProviders providers, List<Remark> remarks) {
        String method =
                params.get("authenticator") instanceof ConfigValue.Text(String text) ? PluginNames.canonical(text) : "";
        boolean held = params.get("autorenew") instanceof ConfigValue.Text(String text) && text.equals("False");
        boolean routed = method.equals(Routing.ONLY) && params.containsKey(Lineage.OWN);
        if (!routed && !isHere(method, providers)) {
            remarks.add(new Remark(
                    "The authenticator " + method + " is kept, but is not available yet in this build: each renewal"
                            + " fails until another is chosen.",
                    "Import with --webroot -w DIR or --standalone, or leave this certificate to the other client."));
        }
        if (method.equals("manual") && !params.containsKey("manual_auth_hook") && !held) {
            remarks.add(new Remark(
                    "It is proven by hand, which renew cannot do.",
                    "Import with --manual --manual-auth-hook CMD, --webroot -w DIR or --standalone."));
        }
        for (String folder : webroots(params)) {
            if (!isFolder(folder)) {
                remarks.add(new Remark(
                        "The folder " + folder + ", into which responses to challenges go, is not here.",
                        "Have your web server serve it, or import with another: --webroot -w DIR."));
            }
        }
    }

    private static boolean isHere(String method, KnownProviders providers) {
        return PluginNames.isProvider(method)
                ? providers.find(PluginNames.provider(method)).isPresent()
                : PluginNames.isHere(method);
    }

    private static Iterable<String> webroots(Map<String, ConfigValue> params) {
        TreeSet<String> folders = new TreeSet<>();
        if (params.get("authenticator") instanceof ConfigValue.Text(String text) && text.equals("webroot")) {
            folders.addAll(params.getOrDefault("webroot_path", NOTHING).items());
            if (params.get("webroot_map") instanceof ConfigValue.Table(Map<String, ConfigValue> members)) {
                members.values().forEach(folder -> folders.addAll(folder.items()));
            }
        }
        return folders;
    }

    private static boolean isFolder(String folder) {
        try {
            return Files.isDirectory(Path.of(folder));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
