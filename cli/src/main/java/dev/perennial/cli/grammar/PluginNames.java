package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plugins of Certbot, and which of them this build has. DNS providers are more than are named here. */
public final class PluginNames {
    /** Installs nothing; accepted because old renewal files name it. */
    public static final String NULL_INSTALLER = "null";

    /** What the plugin of a DNS provider is called begins so. */
    private static final String PROVIDER = "dns-";

    /** Those that need no provider. */
    public static final List<String> HERE = List.of("manual", "standalone", "webroot");

    /** Those that also configure a web server. */
    static final List<String> INSTALLERS = List.of("apache", "nginx");

    /** Certbot's for DNS providers. */
    public static final List<String> DNS = List.of(
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
            "dns-rfc2136",
            "dns-route53",
            "dns-sakuracloud");

    /** Options of other kinds have these names. */
    private static final List<String> NONE = List.of("dns-resolvers", "dns-google-project");

    private static final int LONGEST = 64;
    private static final String OLD_ROUTE53 = "certbot-route53:auth";
    private static final String OLD_GANDI = "certbot-plugin-gandi:dns";
    /** Certbot's plugins for these providers are not called {@code dns-}. */
    private static final List<String> BARE = List.of("cpanel", "edgedns");

    private PluginNames() {}

    public static List<String> all() {
        List<String> all = new ArrayList<>(HERE);
        all.addAll(INSTALLERS);
        all.addAll(DNS);
        return all;
    }

    /** Those that prove control, as far as they are named here. */
    public static List<String> authenticators() {
        List<String> all = new ArrayList<>(HERE);
        all.addAll(DNS);
        return all;
    }

    /** As part of a sentence. */
    public static String choices() {
        return String.join(", ", HERE) + " or dns-PROVIDER";
    }

    /** Whether this build has it; for a provider, whether it may. */
    public static boolean isHere(String name) {
        return HERE.contains(name) || isProvider(name);
    }

    public static boolean isKnown(String name) {
        return HERE.contains(name) || INSTALLERS.contains(name) || DNS.contains(name);
    }

    /** The plugin of a provider. */
    public static String ofProvider(String provider) {
        return PROVIDER + provider;
    }

    /** Whether a DNS provider's plugin may be called so; no list is looked at. */
    public static boolean isProvider(String name) {
        boolean fine = name.startsWith(PROVIDER) && name.length() > PROVIDER.length() && name.length() <= LONGEST;
        for (int i = PROVIDER.length(); fine && i < name.length(); i++) {
            char c = name.charAt(i);
            fine = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && name.charAt(i - 1) != '-');
        }
        return fine && !name.endsWith("-") && !NONE.contains(name);
    }

    /** The name of the provider without what makes it a plugin's. */
    public static String provider(String plugin) {
        return plugin.substring(PROVIDER.length());
    }

    /**
     * A name as it is here, of a plugin or an option of it. Before 2020, Certbot put the package before a plugin's name, and
     * stored it so: {@code certbot-dns-inwx:dns-inwx}; Route 53 began as {@code certbot-route53:auth}; and some call
     * themselves otherwise than all others.
     */
    public static String canonical(String name) {
        if (name.startsWith(OLD_ROUTE53)) {
            return "dns-route53" + name.substring(OLD_ROUTE53.length());
        }
        if (name.startsWith(OLD_GANDI) && !name.startsWith(OLD_GANDI + "-gandi")) {
            return "dns-gandi" + name.substring(OLD_GANDI.length());
        }
        int colon = name.startsWith("certbot-") ? name.indexOf(':') : -1;
        String plain = name.substring(colon + 1);
        if (isBare(plain)) {
            return PROVIDER + plain;
        }
        if (plain.equals("dns-azure-config")) {
            return "dns-azure-credentials";
        }
        return plain.startsWith(PROVIDER) ? plain : name;
    }

    /** Whether a plugin's name, or that of an option or a value of it, begins in a way of its own. */
    static boolean isBare(String name) {
        for (String each : BARE) {
            int end = each.length();
            if (name.startsWith(each) && (name.length() == end || name.charAt(end) == '-' || name.charAt(end) == '_')) {
                return true;
            }
        }
        return false;
    }

    /** A plugin's name, or the key of a value of it, as that plugin of Certbot has it: so that it can renew, too. */
    static String stored(String name) {
        boolean ours = name.startsWith(PROVIDER) || name.startsWith("dns_");
        String bare = ours ? name.substring(PROVIDER.length()) : "";
        if (isBare(bare)) {
            return bare;
        }
        return name.equals("dns_azure_credentials") ? "dns_azure_config" : name;
    }

    /** The plugin whose option sets this value, and nobody else's. */
    static Optional<String> owner(String dest) {
        for (String name : HERE) {
            if (dest.startsWith(namespace(name))) {
                return Optional.of(name);
            }
        }
        for (String name : INSTALLERS) {
            if (dest.startsWith(namespace(name))) {
                return Optional.of(name);
            }
        }
        return ProviderOptions.owner(dest);
    }

    /** The beginning of the keys under which options of this plugin are stored: {@code dns_route53_}. */
    static String namespace(String name) {
        return name.replace('-', '_') + '_';
    }
}
