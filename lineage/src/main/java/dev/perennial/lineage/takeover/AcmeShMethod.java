package dev.perennial.lineage.takeover;

import dev.perennial.lineage.configobj.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code Le_Webroot}: a list of ways to prove control, one for each domain; the last one is for those without. Here a
 * certificate has one way, with a folder for each name if it is webroot.
 */
final class AcmeShMethod {
    private final String webroot;
    private final List<String> domains;
    private final Map<String, ConfigValue> params;
    private final List<Remark> remarks;

    AcmeShMethod(String webroot, List<String> domains, Map<String, ConfigValue> params, List<Remark> remarks) {
        this.webroot = webroot;
        this.domains = domains;
        this.params = params;
        this.remarks = remarks;
    }

    void read() {
        String[] ways = webroot.split(",", -1);
        Set<String> methods = new LinkedHashSet<>();
        Map<String, ConfigValue> folders = new LinkedHashMap<>();
        String way = "";
        for (int i = 0; i < domains.size(); i++) {
            way = i < ways.length && !ways[i].isBlank() ? ways[i].strip() : way;
            String method = method(way);
            methods.add(method);
            if (method.equals("webroot")) {
                folders.put(domains.get(i), ConfigValue.of(way));
            }
        }
        if (methods.size() != 1 || methods.contains("")) {
            remarks.add(new Remark(
                    "Le_Webroot = " + webroot + " has no counterpart here"
                            + (methods.size() > 1 ? ": a certificate is proven in one way." : "."),
                    ""));
            return;
        }
        String only = methods.iterator().next();
        switch (only) {
            case "webroot" -> {
                List<String> paths = new ArrayList<>(new LinkedHashSet<>(folders.values().stream()
                        .flatMap(value -> value.items().stream())
                        .toList()));
                params.put("webroot_path", new ConfigValue.Items(paths));
                params.put("webroot_map", new ConfigValue.Table(folders));
            }
            case "alpn" -> params.put("pref_challs", new ConfigValue.Items(List.of("tls-alpn-01")));
            case "manual" -> params.put("pref_challs", new ConfigValue.Items(List.of("dns-01")));
            default -> {}
        }
        params.put("authenticator", ConfigValue.of(only.equals("alpn") ? "standalone" : only));
    }

    /** Certbot's word for it; empty if it has none. */
    private static String method(String way) {
        if (way.startsWith("/")) {
            return "webroot";
        }
        if (way.startsWith("dns_") && way.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
            return way;
        }
        if (way.startsWith("nginx:") || way.equals("nginx")) {
            return "nginx";
        }
        return switch (way) {
            case "no" -> "standalone";
            case "alpn" -> "alpn";
            case "dns" -> "manual";
            case "apache" -> "apache";
            default -> "";
        };
    }
}
