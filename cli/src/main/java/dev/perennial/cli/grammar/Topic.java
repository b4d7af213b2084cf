package dev.perennial.cli.grammar;

import java.util.Locale;

/** The groups of {@code --help TOPIC}: Certbot's, and what is ours. */
public enum Topic {
    GENERAL("options every command understands"),
    NAMES("which certificate"),
    CERTIFICATE("what the certificate is to be like"),
    AUTOMATION("for runs without a person"),
    WAIT("how a run that nobody watches spreads its load"),
    TIMER("the timer that renews"),
    REVOKE("revoking"),
    SECURITY("keys and security settings"),
    TESTING("rehearse and try out"),
    ACCOUNT("the account at the certificate authority"),
    HOOKS("commands to run around a renewal"),
    PATHS("files and folders"),
    PLUGINS("how to prove control of a name"),
    INSTALL("servers that use a certificate");

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
