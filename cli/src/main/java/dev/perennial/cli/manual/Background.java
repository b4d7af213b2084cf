package dev.perennial.cli.manual;

import java.util.Set;

/** What the manual says that no table knows. */
final class Background {
    /** Options of the command line alone. */
    static final Set<String> NOT_IN_INI = Set.of("help", "version", "config_file");

    private Background() {}

    static void describe(Roff roff) {
        roff.section("DESCRIPTION");
        roff.paragraph("Perennial obtains TLS certificates from a certificate authority that speaks ACME, such as Let's"
                + " Encrypt, and renews them in time. It has the commands, the files and the habits of Certbot, and works"
                + " on the same folders: each can go on where the other stopped.");
        roff.paragraph("A first certificate, with nothing else on port 80, and a timer that renews it:");
        roff.code(
                "",
                "perennial certonly --standalone -d example.com -m you@example.com --agree-tos",
                "perennial timer install");
        roff.paragraph("The command may stand anywhere on the line. Called by the name certbot, through a link for"
                + " instance, Perennial uses Certbot's words where scripts look for them.");
    }

    static void surroundings(Roff roff) {
        roff.section("FILES");
        roff.entry(Roff.italic("/etc/letsencrypt/live/NAME/"), """
                The newest version of a certificate: fullchain.pem and privkey.pem for servers, and cert.pem and chain.pem.\
                 All are links into archive/.""");
        roff.entry(Roff.italic("/etc/letsencrypt/renewal/NAME.conf"), "How a certificate is renewed; see reconfigure.");
        roff.entry(
                Roff.italic("/etc/letsencrypt/renewal-hooks/"),
                "Programs in pre, deploy and post in it are run around every renewal.");
        roff.entry(Roff.italic("/etc/letsencrypt/accounts/"), "Accounts at certificate authorities, with their keys.");
        roff.entry(
                Roff.italic("/etc/letsencrypt/cli.ini") + ", " + Roff.italic("~/.config/letsencrypt/cli.ini"),
                "Settings for every run; see perennial-cli.ini(5).");
        roff.entry(
                Roff.italic("/etc/letsencrypt/cas.ini"),
                "Names for certificate authorities of your own, and what is known of these or others beforehand.");
        roff.entry(
                Roff.italic("/var/log/letsencrypt/letsencrypt.log"),
                "What the last run did. Older logs are beside it.");

        roff.section("ENVIRONMENT");
        roff.entry(
                Roff.bold("REQUESTS_CA_BUNDLE"), "A file of root certificates to trust besides, as --ca-certificate.");
        roff.entry(Roff.bold("NO_COLOR"), "If it is set, nothing is coloured.");
        roff.entry(Roff.bold("XDG_CONFIG_HOME"), "Where letsencrypt/cli.ini of this user is, if not in ~/.config.");
        roff.entry(
                Roff.bold("RENEWED_LINEAGE") + ", " + Roff.bold("RENEWED_DOMAINS"),
                "Given to deploy hooks: the folder of the new certificate, and its names.");
        roff.entry(
                Roff.bold("CERTBOT_DOMAIN") + ", " + Roff.bold("CERTBOT_VALIDATION") + ", "
                        + Roff.bold("CERTBOT_TOKEN"),
                "Given to the hooks of --manual: the name to prove, the answer to publish, and for http-01 its file name.");

        roff.section("EXIT STATUS");
        roff.entry("0", "Done; also if nothing was due.");
        roff.entry(
                "1", "Not done, or with renew not for every certificate. Certificates that were in place still are.");
        roff.entry("2", "The command line or a cli.ini was not understood, and nothing was touched.");
        roff.entry("130, 143, 129", "Ended by SIGINT, SIGTERM or SIGHUP, after cleaning up.");

        roff.section("SIGNALS");
        roff.entry(Roff.bold("SIGINT") + ", " + Roff.bold("SIGTERM") + ", " + Roff.bold("SIGHUP"), """
                End the run. Answers to challenges are taken away first.""");
        roff.entry(Roff.bold("SIGUSR1"), "Ends the wait before a renewal, as perennial go does.");
    }

    static void ini(Roff roff) {
        roff.section("SYNOPSIS");
        roff.text("/etc/letsencrypt/cli.ini")
                .paragraph("~/.config/letsencrypt/cli.ini")
                .paragraph("perennial.ini beside each of them, for what Certbot does not know. It counts more.");
        roff.section("DESCRIPTION");
        roff.paragraph(
                "Every long option may stand here, without its dashes, one on a line. Lines that begin with # or ;"
                        + " or [ are left out. An option without a value is switched on by its name alone or by true, yes or 1,"
                        + " and left alone by false, no or 0. Several values are separated by commas.");
        roff.paragraph(
                "What counts most is the command line, then a file that --config names, then the user's file, then"
                        + " that of the machine. A mistake in a file stops every command but help, and names the line.");
        roff.section("EXAMPLES");
        roff.code("", "# for every certificate", "email = you@example.com", "agree-tos = true", "key-type = rsa");
    }
}
