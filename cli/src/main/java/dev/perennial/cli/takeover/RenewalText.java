package dev.perennial.cli.takeover;

import dev.perennial.cli.grammar.Routing;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.configobj.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a certificate will be renewed, for people. */
final class RenewalText {
    private static final List<String> HOOKS =
            List.of("pre_hook", "post_hook", "renew_hook", "manual_auth_hook", "manual_cleanup_hook");

    private RenewalText() {}

    static List<String> of(Planned planned) {
        List<String> lines = new ArrayList<>();
        boolean held = planned.param("autorenew").equals("False");
        lines.add("Renewed by: " + (held ? "nothing yet" : method(planned)) + challenges(planned));
        folders(planned).forEach((folder, names) -> lines.add("  " + folder + " for " + String.join(", ", names)));
        for (String hook : HOOKS) {
            if (!planned.param(hook).isEmpty()) {
                lines.add("  " + hook.replace("renew_", "deploy_").replace('_', ' ') + ": " + planned.param(hook));
            }
        }
        if (planned.param("reuse_key").equals("True")) {
            lines.add("  with the same key each time");
        }
        return lines;
    }

    private static String method(Planned planned) {
        List<String> methods = new ArrayList<>();
        if (planned.params().get(Lineage.OWN) instanceof ConfigValue.Table(Map<String, ConfigValue> own)
                && own.containsKey("solver")) {
            methods.addAll(own.get("solver").items());
        }
        String authenticator = planned.param("authenticator");
        if (!authenticator.equals(Routing.ONLY) || methods.isEmpty()) {
            methods.add(authenticator);
        }
        return String.join(", ", methods);
    }

    private static String challenges(Planned planned) {
        ConfigValue preferred = planned.params().get("pref_challs");
        return preferred == null ? "" : ", by " + String.join(", ", preferred.items());
    }

    /** Each webroot and the names it is for. */
    static Map<String, List<String>> folders(Planned planned) {
        Map<String, List<String>> folders = new TreeMap<>();
        if (!planned.param("authenticator").equals("webroot")) {
            return folders;
        }
        if (planned.params().get("webroot_map") instanceof ConfigValue.Table(Map<String, ConfigValue> members)) {
            for (Map.Entry<String, ConfigValue> member : members.entrySet()) {
                String folder = String.join(", ", member.getValue().items());
                folders.computeIfAbsent(folder, f -> new ArrayList<>()).add(member.getKey());
            }
        }
        ConfigValue path = planned.params().get("webroot_path");
        if (folders.isEmpty() && path != null && !path.items().isEmpty()) {
            folders.put(path.items().getLast(), List.of("all names"));
        }
        return folders;
    }
}
