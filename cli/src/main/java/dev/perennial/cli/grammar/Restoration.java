package dev.perennial.cli.grammar;

import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.configobj.ConfigValue;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which stored values count on a run: those that the run itself has not settled, directly or through another option. The
 * account goes with the CA, the CA with --dry-run and --staging, the folders with -w; and a plugin's options count only
 * for the plugin that the certificate was made with.
 */
final class Restoration {
    private final ParsedOptions run;
    private final Set<String> plugins;
    private final boolean routed;
    private final boolean keepsServer;
    private final boolean several;
    private final String firstServer;
    private final PluginRequest request;

    Restoration(ParsedOptions run, Map<String, ConfigValue> params) {
        this.run = run;
        this.request = PluginRequest.of(run);
        String authenticator = PluginNames.canonical(text(params, "authenticator"));
        Map<String, ConfigValue> own =
                params.get(Lineage.OWN) instanceof ConfigValue.Table(Map<String, ConfigValue> members)
                        ? members
                        : Map.of();
        // Who knows nothing of routes and has chosen another authenticator means it for all names.
        this.routed =
                !run.setByUser("solver") && authenticator.equals(PluginNames.canonical(text(own, "solver_others")));
        List<String> stored =
                routed && own.containsKey("solver") ? own.get("solver").items() : List.of();
        this.plugins = Routing.of(run.setByUser("solver") ? run.list("solver") : stored)
                .plugins();
        plugins.add(authenticator);
        plugins.add(text(params, "installer"));
        this.several = servers(params).contains(text(params, "server"));
        this.firstServer = several ? servers(params).getFirst() : text(params, "server");
        this.keepsServer = !serverNamed() && rehearsesElsewhere(firstServer);
    }

    /** Not if somebody who knows nothing of them has chosen another CA meanwhile. */
    private static List<String> servers(Map<String, ConfigValue> params) {
        return params.get(Lineage.OWN) instanceof ConfigValue.Table(Map<String, ConfigValue> own)
                        && own.containsKey("servers")
                ? own.get("servers").items()
                : List.of();
    }

    /** For a rehearsal elsewhere than at Let's Encrypt: empty if this is none. */
    String rehearsesAt() {
        return keepsServer ? firstServer : "";
    }

    boolean applies(Option option) {
        String dest = option.dest();
        return switch (dest) {
            case "authenticator" -> request.authenticator().isEmpty();
            case "installer" -> request.installer().isEmpty();
            case "server" -> keepsServer || !serverSettled();
            // A rehearsal is about the first of them.
            case "servers" -> !serverSettled() && several;
            case "accounts" -> !run.list("servers").isEmpty() || (!serverSettled() && several);
            case "solver", "solver_others" -> routed;
            case "account" -> !run.setByUser("account") && (keepsServer || !serverSettled());
            default -> !run.setByUser(dest) && rightPlugin(dest);
        };
    }

    /** Certbot: the map counts as set if -w is. */
    boolean appliesToWebroots() {
        return plugins.contains("webroot") && !run.setByUser("webroot_path") && !run.setByUser("webroot_map");
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
        return plugins.containsAll(PluginNames.owner(dest).map(List::of).orElse(List.of()));
    }

    private static String text(Map<String, ConfigValue> params, String key) {
        return params.get(key) instanceof ConfigValue.Text(String value) && !value.equals("None") ? value : "";
    }
}
