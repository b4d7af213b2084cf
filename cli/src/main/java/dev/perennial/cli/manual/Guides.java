package dev.perennial.cli.manual;

/** What to tell about each command, besides its options. */
final class Guides {
    private Guides() {}

    /** By the command's name, not an alias. */
    static Guide of(String verb) {
        return switch (verb) {
            case "certonly", "run", "renew", "reconfigure" -> obtaining(verb);
            case "certificates", "revoke", "delete" -> keeping(verb);
            case "install", "enhance", "rollback", "plugins" -> serving(verb);
            case "register", "show_account", "update_account", "unregister" -> account(verb);
            default -> ours(verb);
        };
    }

    private static Guide obtaining(String verb) {
        return switch (verb) {
            case "certonly" ->
                Guide.of(
                                "Obtains a certificate and leaves your servers alone. The CA wants to see that the names are"
                                        + " yours: say how, by --standalone, --webroot, --dns-PROVIDER or --manual. What you"
                                        + " choose is remembered, so that renew needs no options.",
                                "If there is a certificate for these names already, it is kept until it is due. At a"
                                        + " terminal you are asked for what is missing.")
                        .example(
                                "Nothing else listens on port 80",
                                "certonly --standalone -d example.com -m you@example.com --agree-tos")
                        .example(
                                "A web server serves a folder",
                                "certonly --webroot -w /var/www/html -d example.com,www.example.com")
                        .example(
                                "Another CA takes over when the first one fails",
                                "certonly -d example.com --server letsencrypt --server zerossl")
                        .example("Try first, and keep nothing", "certonly --standalone -d example.com --dry-run")
                        .example(
                                "One of the names in another way",
                                "certonly -d a.org,b.org --standalone --solver b.org=webroot:/srv/b")
                        .example(
                                "A wildcard, with scripts for your DNS",
                                "certonly --manual --manual-auth-hook ./publish -d '*.example.com'")
                        .example(
                                "A wildcard, with a DNS server that takes signed changes",
                                "certonly --dns-rfc2136 --dns-rfc2136-credentials tsig -d '*.a.org'");
            case "run" ->
                Guide.of(
                                "Obtains a certificate, as certonly does, and puts it into a server. This build has no installer"
                                        + " but null, which changes nothing: use certonly with --deploy-hook.")
                        .example("With the installer that does nothing", "run -d example.com --standalone -i null");
            case "renew" ->
                Guide.of(
                                "Renews every certificate that is due, each the way it was obtained. Meant for a timer: a run"
                                        + " that nobody watches waits a random time first, so that the CA is not hit by all"
                                        + " machines at once. At a terminal and over ssh it starts at once.",
                                "Options given here hold for every certificate that is renewed, and are remembered.")
                        .example("Renew what is due", "renew")
                        .example("Rehearse it", "renew --dry-run")
                        .example("One of them, now", "renew --cert-name example.com --force-renewal")
                        .example(
                                "Reload a server when there is something new", "renew --deploy-hook 'nginx -s reload'");
            default ->
                Guide.of(
                                "Changes how a certificate is renewed. The new settings are rehearsed first, and kept only if that"
                                        + " works.")
                        .example(
                                "Another way to prove control",
                                "reconfigure --cert-name example.com --webroot -w /var/www/html")
                        .example(
                                "Reload a server after each renewal",
                                "reconfigure --cert-name example.com --deploy-hook 'nginx -s reload'");
        };
    }

    private static Guide keeping(String verb) {
        return switch (verb) {
            case "certificates" ->
                Guide.of("Shows each certificate with its names, how long it is valid, and where its files are. Changes"
                                + " nothing.")
                        .example("All of them", "certificates")
                        .example("Those for a name", "certificates -d example.com")
                        .example("For a program", "certificates --json");
            case "revoke" ->
                Guide.of(
                                "Tells the CA that a certificate must not be trusted any more. That cannot be undone. Its files are"
                                        + " deleted too if you say so.")
                        .example("One kept here", "revoke --cert-name example.com")
                        .example("Its key was stolen", "revoke --cert-name example.com --reason keycompromise");
            default ->
                Guide.of(
                                "Deletes the files of a certificate and its renewal settings. It does not revoke the certificate."
                                        + " Make sure first that no server uses the files.")
                        .example("Choose from a list, at a terminal", "delete")
                        .example("One of them", "delete --cert-name example.com");
        };
    }

    private static Guide serving(String verb) {
        return switch (verb) {
            case "install" ->
                Guide.of("Puts a certificate that is there into a server. This build has no installer but null, which"
                        + " changes nothing.");
            case "enhance" ->
                Guide.of(
                        "Improves the configuration of a server that has a certificate. This build has no installer that"
                                + " can.");
            case "rollback" ->
                Guide.of(
                        "Takes back what an installer changed in the configuration of a server, the last change first.");
            default ->
                Guide.of("Shows the plugins of this build: authenticators prove control of a name, installers put"
                                + " certificates into servers.")
                        .example("Those that could work now", "plugins --prepare");
        };
    }

    private static Guide account(String verb) {
        return switch (verb) {
            case "register" ->
                Guide.of("Makes an account at the CA. There is no need to: the first certificate makes one.")
                        .example("At Let's Encrypt", "register -m you@example.com --agree-tos");
            case "show_account" ->
                Guide.of("Asks the CA what it knows of the account of this machine, and shows it.")
                        .example("At Let's Encrypt", "show_account");
            case "update_account" ->
                Guide.of("Changes the addresses that the CA may write to.")
                        .example("Two of them", "update_account -m you@example.com,us@example.com")
                        .example("None", "update_account -m ''");
            default ->
                Guide.of(
                                "Deactivates the account at the CA, and deletes its files. That cannot be undone. Certificates stay"
                                        + " valid, and need another account to be renewed.")
                        .example("At Let's Encrypt", "unregister");
        };
    }

    private static Guide ours(String verb) {
        return switch (verb) {
            case "timer" ->
                Guide.of(
                                "Installs a timer that runs renew every hour, at a moment chosen by chance: with systemd if it is"
                                        + " there, otherwise with cron.")
                        .example("See what would be written", "timer install --print")
                        .example("Install it", "timer install")
                        .example("See when it runs", "timer show");
            case "import" ->
                Guide.of(
                                "Takes keys, certificates, accounts and renewal settings from another client's folder, without a"
                                        + " new issuance, and lists what cannot be carried. Options say how the certificates"
                                        + " are to be renewed where that client does not.")
                        .example("See what would come", "import certbot /mnt/old/etc/letsencrypt --check")
                        .example("Take over from acme.sh", "import acme.sh /root/.acme.sh")
                        .example("From lego, with a webroot", "import lego /root/.lego --webroot -w /var/www/html");
            case "doctor" ->
                Guide.of(
                                "Checks what the next renewal needs: the DNS at its authoritative servers, CAA and DNSSEC; that a"
                                        + " response put where a renewal would put it is seen at each address; the clock,"
                                        + " limits that were reached, the files, and which certificate servers present. Each"
                                        + " finding comes with what to do. The CA is asked only for its directory, so nothing"
                                        + " counts against its limits.",
                                "The name is that of a certificate, or one that has none yet; then options say, as to"
                                        + " certonly, how control is to be proven. Without a name, all certificates are"
                                        + " checked. The exit code is 1 if something would make a renewal fail.")
                        .example("A certificate that is there", "doctor example.com")
                        .example("Before the first one", "doctor example.com --webroot -w /var/www/html")
                        .example("All of them, for a program", "doctor --json");
            case "status" ->
                Guide.of(
                                "Shows how each certificate stands, one a line, the most urgent first: broken, expired, failing,"
                                        + " due, held, ok. Changes nothing and asks no CA.")
                        .example("All of them", "status")
                        .example("For a program", "status --json");
            case "why" ->
                Guide.of(
                                "Says when a certificate is renewed, by which rule, what was tried, and what the next run does."
                                        + " Changes nothing and asks no CA. Without a name, says how this process was started,"
                                        + " and whether a renewal started the same way would wait.")
                        .example("Why it is, or is not, renewed", "why example.com")
                        .example("Why a run waits: over ssh, for instance", "why");
            case "go" ->
                Guide.of(
                                "Ends the wait of renewals on this machine, or of the one with this process number, and lets them"
                                        + " start.")
                        .example("All that wait", "go")
                        .example("One of them", "go 4242");
            case "demo" ->
                Guide.of(
                                "Does the whole job before your eyes, with a CA in the same process: an account, a certificate, a"
                                        + " renewal. Needs no network and no root, and leaves nothing behind.")
                        .example("See it", "demo");
            case "dns" ->
                Guide.of(
                                "Shows, and tries, the DNS providers that certificates can be obtained through.",
                                "dns persist is about a record that is published once and stays (dns-persist-01): it names"
                                        + " the CA and your account there, and renewals then need no access to the DNS. show"
                                        + " prints it, publish puts it at a provider and waits until all servers show it,"
                                        + " verify compares what the DNS says; its exit code is 1 if a record is missing or"
                                        + " not right.")
                        .example(
                                "The record to publish, and for the wildcard",
                                "dns persist show example.com --wildcard")
                        .example("Let a provider have it", "dns persist publish example.com --dns-cloudflare")
                        .example("Whether it is right", "dns persist verify example.com");
            case "simulate" ->
                Guide.of(
                                "Lets very many machines live for weeks in seconds, with the decisions and the waits of this very"
                                        + " program, and compares what a CA would see with its goals: b1 independent machines, b2 one"
                                        + " with very many certificates, b3 an outage of the CA, b4 names that never validate, b5"
                                        + " requests about renewal, b6 a recall, ari renewals in the CA's windows, policies what"
                                        + " others do. The exit code is 1 if a goal is missed. Asks no CA.")
                        .example("All of it, with a drawing", "simulate --svg simulation.svg")
                        .example("One scenario, smaller", "simulate b3 --installations 1000");
            case "completion" ->
                Guide.of(
                                "Prints a script after which the shell completes commands, options, their values and the names of"
                                        + " certificates. Packages install it; this is for where there is none. Called by another"
                                        + " name, such as certbot, it is for that name.")
                        .example("For yourself, in bash", "completion bash >> ~/.bash_completion")
                        .example("In fish", "completion fish > ~/.config/fish/completions/perennial.fish");
            case "manpage" ->
                Guide.of(
                                "Prints the source of a page of the manual: that on a command, that on cli.ini, or without a name the"
                                        + " one on the whole. Packages install them; this is for where there is none.")
                        .example("Read one", "manpage renew | man -l -")
                        .example("Print it as a document", "manpage renew | groff -man -Tps");
            default -> Guide.of();
        };
    }
}
