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
    PLUGINS("How to prove control of a name"),
    DNS("Questions to the DNS"),
    INSTALL("Servers that use a certificate"),
    LISTING("What to show of the plugins");

    private final String title;

    Topic(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
