package dev.perennial.cli.grammar;

import dev.perennial.lineage.configobj.ConfigValue;
import java.util.List;
import java.util.Map;

/**
 * Which stored values count on a run: those that the run itself has not settled, directly or through another option. The
 * account goes with the CA, the CA with --dry-run and --staging, the folders with -w; and a plugin's options count only
 * for the plugin that the certificate was made with.
 */
final class Restoration {
    private final ParsedOptions run;
    private final List<String> plugins;
    private final boolean webroot;
    private final boolean keepsServer;
    private final PluginRequest request;

    Restoration(ParsedOptions run, Map<String, ConfigValue> params) {
        this.run = run;
        this.request = PluginRequest.of(run);
        String authenticator = text(params, "authenticator");
        this.plugins = List.of(authenticator, text(params, "installer"));
        this.webroot = authenticator.equals("webroot");
        this.keepsServer = !serverNamed() && rehearsesElsewhere(text(params, "server"));
    }

    boolean applies(Option option) {
        String dest = option.dest();
        return switch (dest) {
            case "authenticator" -> request.authenticator().isEmpty();
            case "installer" -> request.installer().isEmpty();
            case "server" -> keepsServer || !serverSettled();
            case "account" -> !run.setByUser("account") && (keepsServer || !serverSettled());
            default -> !run.setByUser(dest) && rightPlugin(dest);
        };
    }

    /** Certbot: the map counts as set if -w is. */
    boolean appliesToWebroots() {
        return webroot && !run.setByUser("webroot_path") && !run.setByUser("webroot_map");
    }

    private boolean serverNamed() {
        return run.origin("server") == Origin.COMMAND_LINE || run.origin("server") == Origin.FILE;
    }

    private boolean serverSettled() {
        return run.setByUser("server") || run.flag("dry_run") || run.flag("staging");
    }

    /**
     * Where Certbot rehearses every renewal at Let's Encrypt's staging server, a certificate of another CA is rehearsed at
     * that CA: anything else would say nothing about its renewal.
     */
    private boolean rehearsesElsewhere(String server) {
        boolean letsEncrypt = server.isEmpty() || server.contains("api.letsencrypt.org/");
        return run.flag("dry_run") && !letsEncrypt;
    }

    private boolean rightPlugin(String dest) {
        for (String name : PluginNames.all()) {
            if (dest.startsWith(PluginNames.namespace(name))) {
                return plugins.contains(name);
            }
        }
        return true;
    }

    private static String text(Map<String, ConfigValue> params, String key) {
        return params.get(key) instanceof ConfigValue.Text(String value) && !value.equals("None") ? value : "";
    }
}
