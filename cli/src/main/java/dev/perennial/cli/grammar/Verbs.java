package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands: Certbot's, then ours. */
public final class Verbs {
    private static final List<VerbInfo> ALL = List.of(
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
            verb("revoke", "revoke a certificate")
                    .usage("(--cert-name NAME | --cert-path FILE)")
                    .about(Topic.REVOKE, Topic.NAMES, Topic.ACCOUNT, Topic.PATHS),
            verb("delete", "delete a certificate's files")
                    .usage("--cert-name NAME")
                    .about(Topic.NAMES),
            verb("register", "make an account at the CA")
                    .usage("[-m ADDRESS] --agree-tos")
                    .about(Topic.ACCOUNT),
            verb("show_account", "show the account").about(Topic.ACCOUNT),
            verb("update_account", "change the account's contacts")
                    .usage("-m ADDRESS[,ADDRESS...]")
                    .about(Topic.ACCOUNT),
            verb("unregister", "deactivate the account").about(Topic.ACCOUNT),
            verb("plugins", "show the ways to prove control of a name").about(Topic.PLUGINS),
            verb("demo", "try the whole job on loopback").ourOwn(),
            verb("go", "end the wait of a renewal that spreads its load")
                    .usage("[PROCESS]")
                    .about(Topic.WAIT)
                    .ourOwn(),
            verb("why", "how this was started, and what renew would wait")
                    .about(Topic.WAIT)
                    .ourOwn(),
            verb("timer", "install, show or remove a timer that renews")
                    .usage("(install | show | remove) [--user] [--print]")
                    .about(Topic.TIMER)
                    .ourOwn(),
            verb("run everything", ""),
            verb("install", ""),
            verb("enhance", ""),
            verb("rollback", ""),
            verb("reconfigure", ""));

    private Verbs() {}

    public static List<VerbInfo> all() {
        return ALL;
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

    private static VerbInfo verb(String words, String help) {
        return new VerbInfo(List.of(words.split(" ", -1)), help, "", List.of(), false);
    }
}
