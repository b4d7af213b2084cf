package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;

/** The plugins of Certbot, and which of them this build has. */
public final class PluginNames {
    /** Installs nothing; accepted because old renewal files name it. */
    public static final String NULL_INSTALLER = "null";

    public static final List<String> HERE = List.of("dns-rfc2136", "manual", "standalone", "webroot");

    /** Those that also configure a web server. */
    static final List<String> INSTALLERS = List.of("apache", "nginx");

    /** Certbot's others. */
    static final List<String> DNS = List.of(
            "dns-cloudflare",
            "dns-digitalocean",
            "dns-dnsimple",
            "dns-dnsmadeeasy",
            "dns-gehirn",
            "dns-google",
            "dns-linode",
            "dns-luadns",
            "dns-nsone",
            "dns-ovh",
            "dns-route53",
            "dns-sakuracloud");

    private PluginNames() {}

    public static List<String> all() {
        List<String> all = new ArrayList<>(HERE);
        all.addAll(INSTALLERS);
        all.addAll(DNS);
        return all;
    }

    public static boolean isHere(String name) {
        return HERE.contains(name);
    }

    public static boolean isKnown(String name) {
        return HERE.contains(name) || INSTALLERS.contains(name) || DNS.contains(name);
    }

    /** The beginning of the keys under which options of this plugin are stored: {@code dns_route53_}. */
    static String namespace(String name) {
        return name.replace('-', '_') + '_';
    }
}
