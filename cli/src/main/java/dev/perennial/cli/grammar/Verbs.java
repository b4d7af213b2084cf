package dev.perennial.cli.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The commands: Certbot's, then ours. */
public final class Verbs {
    /** Options about names, for a command that only wants to know which certificate. */
    private static final String NAMES_TO_OBTAIN = "domains ip_addresses";

    private static final String ANSWERS_TO_CERTONLY = "reinstall expand renew_with_new_domains duplicate";

    /** Of the options for rehearsals, those that are about obtaining a certificate. */
    private static final String OBTAINING = "dry_run run_deploy_hooks break_my_certs debug_challenges";

    private static final String ENHANCEMENTS = "redirect hsts uir staple auto_hsts";

    private static final String NEW_ACCOUNT = "tos email eab_kid eab_hmac_key eab_hmac_alg";

    /** What most people need, one line each on the first page of help. */
    private static final List<VerbInfo> EVERYDAY = List.of(
            VerbInfo.of("certonly auth", "obtain a certificate, or renew it by name")
                    .usage("-d NAMES (--standalone | --webroot -w DIR)")
                    .about(Topic.NAMES, Topic.PLUGINS, Topic.ACCOUNT, Topic.AUTOMATION)
                    .about(Topic.HOOKS, Topic.SECURITY, Topic.CERTIFICATE, Topic.TESTING, Topic.PATHS)
                    .without("disable_renew_updates https_port key_path jobs"),
            VerbInfo.of("renew", "renew every certificate that is due")
                    .usage("[--cert-name NAME] [--dry-run]")
                    .about(Topic.NAMES, Topic.TESTING, Topic.AUTOMATION, Topic.WAIT)
                    .about(Topic.HOOKS, Topic.SECURITY, Topic.CERTIFICATE)
                    .without(NAMES_TO_OBTAIN)
                    .without(ANSWERS_TO_CERTONLY)
                    .without("csr"),
            VerbInfo.of("certificates", "show the certificates")
                    .usage("[--cert-name NAME | -d NAMES]")
                    .about(Topic.NAMES),
            VerbInfo.of("reconfigure", "change how a certificate is renewed")
                    .usage("--cert-name NAME [what is to change]")
                    .about(Topic.NAMES, Topic.PLUGINS, Topic.HOOKS, Topic.SECURITY)
                    .about(Topic.CERTIFICATE, Topic.TESTING)
                    .without(NAMES_TO_OBTAIN)
                    .without("csr https_port new_key staging break_my_certs"),
            VerbInfo.of("revoke", "revoke a certificate")
                    .usage("(--cert-name NAME | --cert-path FILE)")
                    .about(Topic.REVOKE, Topic.NAMES, Topic.PATHS, Topic.ACCOUNT, Topic.TESTING)
                    .without(NAMES_TO_OBTAIN)
                    .without(NEW_ACCOUNT)
                    .without(OBTAINING)
                    .without("fullchain_path chain_path"),
            VerbInfo.of("delete", "delete a certificate's files")
                    .usage("--cert-name NAME")
                    .about(Topic.NAMES)
                    .without(NAMES_TO_OBTAIN),
            VerbInfo.of("timer", "install, show or remove a timer that renews")
                    .usage("(install | show | remove) [--user] [--print]")
                    .about(Topic.TIMER)
                    .operands("install", "show", "remove")
                    .ourOwn(),
            VerbInfo.of("status", "how each certificate stands, the most urgent first")
                    .ourOwn(),
            VerbInfo.of("why", "why a certificate is, or is not, renewed")
                    .usage("[NAME]")
                    .about(Topic.WAIT)
                    .operands("NAME")
                    .ourOwn(),
            VerbInfo.of("doctor", "check what a renewal needs, before a CA does")
                    .usage("[NAME] [--standalone | --webroot -w DIR]")
                    .about(Topic.DNS, Topic.PLUGINS, Topic.ACCOUNT)
                    .without(NEW_ACCOUNT)
                    .without("https_port manual_cleanup_hook")
                    .operands("NAME")
                    .ourOwn(),
            VerbInfo.of("go", "end the wait of a renewal that spreads its load")
                    .usage("[PROCESS]")
                    .operands("PROCESS")
                    .ourOwn(),
            VerbInfo.of("demo", "try the whole job on loopback").ourOwn());

    /** The first page of help only names these. */
    private static final List<VerbInfo> RARE = List.of(
            VerbInfo.of("plugins", "show the ways to prove control of a name")
                    .usage("[--authenticators | --installers] [--prepare]")
                    .about(Topic.LISTING, Topic.PLUGINS),
            VerbInfo.of("dns", "DNS providers, and records that stay for a CA to find")
                    .usage("(providers | describe NAME | test NAME DOMAIN | persist ACTION DOMAIN...)")
                    .about(Topic.PERSIST, Topic.DNS, Topic.PLUGINS, Topic.ACCOUNT)
                    .without(NEW_ACCOUNT)
                    .operands("providers", "describe", "test", "persist", "show", "publish", "verify", "DOMAIN")
                    .ourOwn(),
            VerbInfo.of("run everything", "obtain a certificate and put it into a server")
                    .usage("-d NAMES -i INSTALLER (--standalone | --webroot)")
                    .about(Topic.NAMES, Topic.INSTALL, Topic.PLUGINS, Topic.ACCOUNT, Topic.AUTOMATION)
                    .about(Topic.HOOKS, Topic.SECURITY, Topic.CERTIFICATE, Topic.TESTING)
                    .without("disable_renew_updates csr checkpoints dry_run run_deploy_hooks jobs"),
            VerbInfo.of("install", "put a certificate there is into a server")
                    .usage("--cert-name NAME -i INSTALLER")
                    .about(Topic.NAMES, Topic.INSTALL, Topic.PATHS)
                    .without("ip_addresses checkpoints"),
            VerbInfo.of("enhance", "improve the security of a server")
                    .usage("--cert-name NAME --redirect -i INSTALLER")
                    .about(Topic.NAMES, Topic.INSTALL)
                    .without("ip_addresses checkpoints"),
            VerbInfo.of("rollback", "take back changes to a server's configuration")
                    .usage("[--checkpoints N] -i INSTALLER")
                    .about(Topic.INSTALL)
                    .without(ENHANCEMENTS),
            VerbInfo.of("import", "take over from certbot, lego, acme.sh, caddy or dehydrated")
                    .usage("CLIENT FOLDER [--check] [--cert-name NAME]")
                    .about(Topic.IMPORT, Topic.PLUGINS, Topic.HOOKS)
                    .operands("certbot", "lego", "acme.sh", "caddy", "dehydrated", "FOLDER")
                    .ourOwn(),
            VerbInfo.of("register", "make an account at the CA")
                    .usage("[-m ADDRESS] --agree-tos")
                    .about(Topic.ACCOUNT, Topic.TESTING)
                    .without(OBTAINING)
                    .without("account"),
            VerbInfo.of("show_account", "show the account")
                    .about(Topic.ACCOUNT, Topic.TESTING)
                    .without(OBTAINING)
                    .without(NEW_ACCOUNT),
            VerbInfo.of("update_account", "change the account's contacts")
                    .usage("-m ADDRESS[,ADDRESS...]")
                    .about(Topic.ACCOUNT, Topic.TESTING)
                    .without(OBTAINING)
                    .without("tos eab_kid eab_hmac_key eab_hmac_alg"),
            VerbInfo.of("unregister", "deactivate the account")
                    .about(Topic.ACCOUNT, Topic.TESTING)
                    .without(OBTAINING)
                    .without(NEW_ACCOUNT),
            VerbInfo.of("simulate", "show what very many machines with this program mean to a CA")
                    .usage("[SCENARIO...] [--installations N] [--days D] [--seed N] [--svg FILE]")
                    .about(Topic.SIMULATE)
                    .operands("policies", "b1", "b2", "b3", "b4", "b5", "b6", "ari")
                    .ourOwn(),
            VerbInfo.of("completion", "print what a shell needs to complete commands")
                    .usage("(bash | zsh | fish)")
                    .operands("bash", "zsh", "fish")
                    .ourOwn(),
            VerbInfo.of("manpage", "print the source of a page of the manual")
                    .usage("[COMMAND | cli.ini]")
                    .operands("cli.ini", "COMMAND")
                    .ourOwn());

    private static final List<VerbInfo> ALL = both();

    private Verbs() {}

    public static List<VerbInfo> all() {
        return ALL;
    }

    public static List<VerbInfo> everyday() {
        return EVERYDAY;
    }

    public static List<VerbInfo> rare() {
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
        Optional<VerbInfo> info = find(verb);
        return info.isPresent() && !info.get().operands().isEmpty();
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
}
