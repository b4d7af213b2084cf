package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands: Certbot's, then ours. */
public final class Verbs {
    /** What most people need, one line each on the first page of help. */
    private static final List<VerbInfo> EVERYDAY = List.of(
            verb("certonly auth", "obtain a certificate, or renew it by name")
                    .usage("-d NAMES (--standalone | --webroot -w DIR)")
                    .about(Topic.NAMES, Topic.PLUGINS, Topic.CERTIFICATE, Topic.SECURITY)
                    .about(Topic.ACCOUNT, Topic.AUTOMATION, Topic.HOOKS, Topic.TESTING),
            verb("renew", "renew every certificate that is due")
                    .usage("[--cert-name NAME] [--dry-run]")
                    .about(Topic.WAIT, Topic.AUTOMATION, Topic.HOOKS, Topic.TESTING)
                    .about(Topic.CERTIFICATE, Topic.SECURITY),
            verb("certificates", "show the certificates")
                    .usage("[--cert-name NAME | -d NAMES]")
                    .about(Topic.NAMES),
            verb("reconfigure", "change how a certificate is renewed")
                    .usage("--cert-name NAME [what is to change]")
                    .about(Topic.NAMES, Topic.PLUGINS, Topic.HOOKS, Topic.CERTIFICATE, Topic.SECURITY),
            verb("revoke", "revoke a certificate")
                    .usage("(--cert-name NAME | --cert-path FILE)")
                    .about(Topic.REVOKE, Topic.NAMES, Topic.ACCOUNT, Topic.PATHS),
            verb("delete", "delete a certificate's files")
                    .usage("--cert-name NAME")
                    .about(Topic.NAMES),
            verb("timer", "install, show or remove a timer that renews")
                    .usage("(install | show | remove) [--user] [--print]")
                    .about(Topic.TIMER)
                    .ourOwn(),
            verb("why", "how this was started, and what renew would wait")
                    .about(Topic.WAIT)
                    .ourOwn(),
            verb("go", "end the wait of a renewal that spreads its load")
                    .usage("[PROCESS]")
                    .about(Topic.WAIT)
                    .ourOwn(),
            verb("plugins", "show the ways to prove control of a name")
                    .usage("[--authenticators | --installers] [--prepare]")
                    .about(Topic.PLUGINS, Topic.INSTALL),
            verb("demo", "try the whole job on loopback").ourOwn());

    /** The first page of help only names these. */
    private static final List<VerbInfo> RARE = List.of(
            verb("run everything", "obtain a certificate and put it into a server")
                    .usage("-d NAMES -i INSTALLER (--standalone | --webroot)")
                    .about(Topic.NAMES, Topic.INSTALL, Topic.PLUGINS, Topic.CERTIFICATE, Topic.SECURITY)
                    .about(Topic.ACCOUNT, Topic.AUTOMATION, Topic.HOOKS, Topic.TESTING),
            verb("install", "put a certificate there is into a server")
                    .usage("--cert-name NAME -i INSTALLER")
                    .about(Topic.NAMES, Topic.INSTALL, Topic.PATHS),
            verb("enhance", "improve the security of a server")
                    .usage("--cert-name NAME --redirect -i INSTALLER")
                    .about(Topic.NAMES, Topic.INSTALL),
            verb("rollback", "take back changes to a server's configuration")
                    .usage("[--checkpoints N] -i INSTALLER")
                    .about(Topic.INSTALL),
            verb("register", "make an account at the CA")
                    .usage("[-m ADDRESS] --agree-tos")
                    .about(Topic.ACCOUNT),
            verb("show_account", "show the account").about(Topic.ACCOUNT),
            verb("update_account", "change the account's contacts")
                    .usage("-m ADDRESS[,ADDRESS...]")
                    .about(Topic.ACCOUNT),
            verb("unregister", "deactivate the account").about(Topic.ACCOUNT));

    private static final List<VerbInfo> ALL = both();

    private Verbs() {}

    public static List<VerbInfo> all() {
        return ALL;
    }

    static List<VerbInfo> everyday() {
        return EVERYDAY;
    }

    static List<VerbInfo> rare() {
        return RARE;
    }

    /** By name or alias. */
    public static Optional<VerbInfo> find(String word) {
        for (VerbInfo verb : ALL) {
            if (verb.words().contains(word)) {
                return Optional.of(verb);
            }
        }
        return Optional.empty();
    }

    /** Whether words that belong to no option mean something to this command. */
    static boolean takesOperands(String verb) {
        return verb.equals("timer") || verb.equals("go");
    }

    /** Every name and alias. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (VerbInfo verb : ALL) {
            words.addAll(verb.words());
        }
        return words;
    }

    private static List<VerbInfo> both() {
        List<VerbInfo> both = new ArrayList<>(EVERYDAY);
        both.addAll(RARE);
        return List.copyOf(both);
    }

    private static VerbInfo verb(String words, String help) {
        return new VerbInfo(List.of(words.split(" ", -1)), help, "", List.of(), false);
    }
}
