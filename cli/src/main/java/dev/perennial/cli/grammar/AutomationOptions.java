package dev.perennial.cli.grammar;

import java.util.List;

/** Options for runs without a person, and how those wait. */
final class AutomationOptions {
    private AutomationOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.AUTOMATION;
        all.add(Option.of(
                        Kind.FLAG,
                        t,
                        "--keep-until-expiring --keep --reinstall",
                        "Keep a certificate that is not due, without asking.")
                .dest("reinstall"));
        all.add(Option.of(Kind.FLAG, t, "--expand", "Replace a certificate by one with more names, without asking."));
        all.add(Option.of(Kind.FLAG, t, "--force-renewal --renew-by-default", "Renew even what is not due.")
                .dest("renew_by_default"));
        all.add(Option.of(
                Kind.FLAG, t, "--renew-with-new-domains", "With --cert-name: accept other names without asking."));
        all.add(Option.of(
                Kind.FLAG, t, "--duplicate", "Make a second certificate although there is one for these names."));
        all.add(Option.of(
                        Kind.FLAG,
                        t,
                        "--allow-subset-of-names",
                        "Go on with the names that can be validated if some cannot.")
                .kept());
        all.add(Option.of(Kind.FLAG_OFF, t, "--no-autorenew", "Leave this certificate out when renew is run.")
                .dest("autorenew")
                .initial("true")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--disable-renew-updates", "Leave the web server's settings alone on renew."));

        all.add(Option.of(Kind.NUMBER, t, "--jobs", "How many certificates to renew at the same time, from 1 to 64.")
                .initial("8"));

        all.add(Option.of(
                        Kind.APPEND,
                        t,
                        "--verify-served",
                        "Server that has to present the new certificate after the hooks, such as www.example.com:443; port 443"
                                + " if none is named. May be repeated; none asks no server, not even on this machine.")
                .value("HOST:PORT")
                .keptBeside());
        all.add(Option.of(
                Kind.FLAG, t, "--strict", "End with exit code 1 if a server does not present the new certificate."));

        t = Topic.WAIT;
        all.add(Option.of(
                        Kind.FLAG_OFF,
                        t,
                        "--no-random-sleep-on-renew",
                        "Do not wait before a renewal. The same as --random-sleep never.")
                .dest("random_sleep_on_renew")
                .initial("true"));
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--random-sleep",
                        "When to wait before a renewal: auto waits where nobody watches, so not at a terminal and not over ssh.")
                .initial("auto")
                .choices("auto", "always", "never")
                .value("WHEN"));
        all.add(Option.of(Kind.DURATION, t, "--random-sleep-max", "The longest wait, such as 90s, 10m or 1h30m.")
                .initial("60m"));
        all.add(Option.of(
                        Kind.DURATION,
                        t,
                        "--next-run-in",
                        "When this is run again, such as 1h. Where nobody watches, what falls due before then is waited for and renewed at its own moment.")
                .initial("0s"));

        t = Topic.TIMER;
        all.add(Option.of(Kind.FLAG, t, "--user", "The timer of this user, not of the system.")
                .dest("timer_user"));
        all.add(Option.of(Kind.FLAG, t, "--print", "Only show what would be written.")
                .dest("timer_print"));

        t = Topic.SIMULATE;
        all.add(Option.of(
                        Kind.NUMBER,
                        t,
                        "--installations",
                        "How many machines, or certificates of one; 0 is what each scenario is about.")
                .initial("0"));
        all.add(Option.of(Kind.NUMBER, t, "--days", "How many days; 0 is what each scenario is about.")
                .initial("0"));
        all.add(Option.of(Kind.NUMBER, t, "--seed", "The same number gives the same numbers again.")
                .initial("1"));
        all.add(Option.of(Kind.PATH, t, "--svg", "Draw what came out into this file.")
                .value("FILE"));

        t = Topic.IMPORT;
        all.add(Option.of(Kind.FLAG, t, "--check", "Only report what would be taken over.")
                .dest("import_check"));

        t = Topic.HOOKS;
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--pre-hook",
                        "Command to run before the first challenge. The same command runs once.")
                .value("CMD")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--post-hook", "Command to run at the end if anything was tried, even in vain.")
                .value("CMD")
                .kept());
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--deploy-hook --renew-hook",
                        "Command to run for each new certificate. RENEWED_LINEAGE is its folder, RENEWED_DOMAINS its names.")
                .dest("deploy_hook")
                .value("CMD")
                .kept("renew_hook"));
        all.add(Option.of(Kind.FLAG_OFF, t, "--disable-hook-validation", "Do not check first that the commands exist.")
                .dest("validate_hooks")
                .initial("true"));
        all.add(Option.of(
                        Kind.FLAG_OFF,
                        t,
                        "--no-directory-hooks",
                        "Run nothing from the folder renewal-hooks/ of the configuration.")
                .dest("directory_hooks")
                .initial("true"));
    }
}
