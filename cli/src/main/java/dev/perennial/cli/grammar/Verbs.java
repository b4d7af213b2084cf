package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands: Certbot's, then ours. */
public final class Verbs {
    /**
     * A command, its aliases and its documentation.
     *
     * @param words the name, then its aliases
     * @param help one line; empty keeps it out of help
     * @param topics what {@code help VERB} documents
     * @param ours not one of Certbot's
     */
    public record VerbInfo(List<String> words, String help, List<Topic> topics, boolean ours) {
        public String name() {
            return words.getFirst();
        }
    }

    private static final List<VerbInfo> ALL = List.of(
            verb(
                    "certonly auth",
                    "obtain a certificate, or renew it by name",
                    Topic.CERTIFICATE,
                    Topic.PLUGINS,
                    Topic.SECURITY,
                    Topic.ACCOUNT,
                    Topic.AUTOMATION,
                    Topic.HOOKS,
                    Topic.TESTING),
            verb(
                    "renew",
                    "renew every certificate that is due",
                    Topic.WAIT,
                    Topic.AUTOMATION,
                    Topic.HOOKS,
                    Topic.TESTING,
                    Topic.SECURITY),
            verb("certificates", "show the certificates", Topic.CERTIFICATE),
            verb("revoke", "revoke a certificate", Topic.CERTIFICATE, Topic.ACCOUNT),
            verb("delete", "delete a certificate's files", Topic.CERTIFICATE),
            verb("register", "make an account at the CA", Topic.ACCOUNT),
            verb("show_account", "show the account", Topic.ACCOUNT),
            verb("update_account", "change the account's contacts", Topic.ACCOUNT),
            verb("unregister", "deactivate the account", Topic.ACCOUNT),
            verb("plugins", "show the ways to prove control of a name", Topic.PLUGINS),
            ours("demo", "show the whole job in a temporary folder", Topic.GENERAL),
            ours("go", "end the wait of a renewal that spreads its load", Topic.WAIT),
            ours("why", "how this was started, and what renew would wait", Topic.WAIT),
            ours("timer", "install, show or remove a timer that renews", Topic.WAIT),
            verb("run everything", "", Topic.INSTALL),
            verb("install", "", Topic.INSTALL),
            verb("enhance", "", Topic.INSTALL),
            verb("rollback", "", Topic.INSTALL),
            verb("reconfigure", "", Topic.CERTIFICATE));

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

    private static VerbInfo verb(String words, String help, Topic... topics) {
        return new VerbInfo(List.of(words.split(" ", -1)), help, List.of(topics), false);
    }

    private static VerbInfo ours(String word, String help, Topic... topics) {
        return new VerbInfo(List.of(word), help, List.of(topics), true);
    }
}
