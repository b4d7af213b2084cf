package dev.perennial.cli.grammar;

import java.util.List;

/** Options for runs without a person, and how those wait. */
final class AutomationOptions {
    private AutomationOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.AUTOMATION;
        all.add(Option.of(
                        Kind.FLAG, t, "--keep-until-expiring --keep --reinstall", "keep a certificate that is not due")
                .dest("reinstall"));
        all.add(Option.of(Kind.FLAG, t, "--expand", "replace a certificate by one with more names"));
        all.add(Option.of(Kind.FLAG, t, "--force-renewal --renew-by-default", "renew even if not due")
                .dest("renew_by_default"));
        all.add(Option.of(
                Kind.FLAG, t, "--renew-with-new-domains", "with --cert-name: accept other names without asking"));
        all.add(Option.of(Kind.FLAG, t, "--duplicate", "a second certificate for the same names"));
        all.add(Option.of(Kind.FLAG, t, "--allow-subset-of-names", "go on with the names that can be validated")
                .kept());
        all.add(Option.of(Kind.FLAG_OFF, t, "--no-autorenew", "leave this certificate out when renew is run")
                .dest("autorenew")
                .initial("true")
                .kept());
        all.add(Option.of(Kind.FLAG, t, "--disable-renew-updates", "leave the web server's settings alone on renew"));

        t = Topic.WAIT;
        all.add(Option.of(
                        Kind.FLAG_OFF,
                        t,
                        "--no-random-sleep-on-renew",
                        "do not wait before a renewal; same as --random-sleep never")
                .dest("random_sleep_on_renew")
                .initial("true"));
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--random-sleep",
                        "auto, always or never; auto waits only where nobody watches: not at a terminal, not over ssh")
                .initial("auto")
                .choices("auto", "always", "never")
                .value("WHEN"));
        all.add(Option.of(Kind.DURATION, t, "--random-sleep-max", "the longest wait: 90s, 10m, 1h30m")
                .initial("60m"));
        all.add(Option.of(
                        Kind.DURATION,
                        t,
                        "--wait-lock",
                        "how long to wait for another run on the same folders to end: 90s, 10m; not at all by default")
                .initial("0s"));

        t = Topic.TIMER;
        all.add(Option.of(Kind.FLAG, t, "--user", "the timer of this user, not of the system")
                .dest("timer_user"));
        all.add(Option.of(Kind.FLAG, t, "--print", "only show what would be written")
                .dest("timer_print"));

        t = Topic.HOOKS;
        all.add(Option.of(Kind.TEXT, t, "--pre-hook", "run before the first challenge, once for the same command")
                .value("CMD")
                .kept());
        all.add(Option.of(Kind.TEXT, t, "--post-hook", "run at the end if anything was tried, even in vain")
                .value("CMD")
                .kept());
        all.add(Option.of(
                        Kind.TEXT,
                        t,
                        "--deploy-hook --renew-hook",
                        "run for each new certificate; RENEWED_LINEAGE is its folder, RENEWED_DOMAINS its names")
                .dest("deploy_hook")
                .value("CMD")
                .kept("renew_hook"));
        all.add(Option.of(Kind.FLAG_OFF, t, "--disable-hook-validation", "do not check first that the commands exist")
                .dest("validate_hooks")
                .initial("true"));
        all.add(Option.of(
                        Kind.FLAG_OFF,
                        t,
                        "--no-directory-hooks",
                        "run nothing from renewal-hooks/ in the config folder")
                .dest("directory_hooks")
                .initial("true"));
    }
}
