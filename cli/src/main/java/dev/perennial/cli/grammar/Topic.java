package dev.perennial.cli.grammar;

import java.util.Locale;

/** The groups of {@code --help TOPIC}: Certbot's, and what is ours. */
public enum Topic {
    GENERAL("Options of every command"),
    NAMES("Which certificate"),
    CERTIFICATE("What the certificate is to be like"),
    AUTOMATION("Answers given beforehand"),
    WAIT("The wait of a renewal that nobody watches"),
    TIMER("The timer that renews"),
    IMPORT("Taking over from another client"),
    SIMULATE("The simulation"),
    REVOKE("Revocation"),
    SECURITY("Keys and security"),
    TESTING("Rehearsals and tests"),
    ACCOUNT("The account at the certificate authority"),
    HOOKS("Hooks: commands to run around a renewal"),
    PATHS("Files and folders"),
    PLUGINS(
            "How to prove control of a name",
            "By the DNS at a provider: --dns-PROVIDER, with --dns-PROVIDER-credentials FILE. PROVIDER is cloudflare, route53,"
                    + " rfc2136 (BIND, Knot, PowerDNS) or another that 'perennial dns providers' lists. Without FILE,"
                    + " dns/PROVIDER.ini in the configuration folder is read. --dns-PROVIDER-propagation-seconds N waits so"
                    + " long after a change; by default until all authoritative servers show it."),
    DNS("Questions to the DNS"),
    PERSIST("A DNS record that stays: dns persist"),
    INSTALL("Servers that use a certificate"),
    LISTING("What to show of the plugins");

    private final String title;
    private final String about;

    Topic(String title) {
        this(title, "");
    }

    Topic(String title, String about) {
        this.title = title;
        this.about = about;
    }

    public String title() {
        return title;
    }

    /** What is to be said besides the options; often nothing. */
    public String about() {
        return about;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
