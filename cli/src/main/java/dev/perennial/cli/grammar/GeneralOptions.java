package dev.perennial.cli.grammar;

import java.util.List;

/** Options of every command, and those for trying things out. */
final class GeneralOptions {
    private GeneralOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.GENERAL;
        all.add(Option.of(Kind.TEXT, t, "-h --help", "Show help on a command or a topic, or the first page.")
                .value("[TOPIC]"));
        all.add(Option.of(Kind.FLAG, t, "--version", "Show the version."));
        all.add(Option.of(
                        Kind.APPEND,
                        t,
                        "-c --config",
                        "Read this cli.ini too. It counts more than those in the usual places.")
                .dest("config_file")
                .value("FILE"));
        all.add(Option.of(Kind.COUNT, t, "-v --verbose", "Say more. Twice, as -vv, says everything.")
                .dest("verbose_count"));
        all.add(Option.of(Kind.NUMBER, t, "--verbose-level", "the same, for a cli.ini")
                .hide());
        all.add(Option.of(Kind.FLAG, t, "-q --quiet", "Say nothing but errors. Implies --non-interactive."));
        all.add(Option.of(Kind.FLAG, t, "--json", "Answer with one JSON object on stdout, for programs."));
        all.add(Option.of(Kind.FLAG, t, "--debug", "Show stack traces with errors."));
        all.add(Option.of(Kind.FLAG, t, "-t --text", "no effect")
                .dest("text_mode")
                .hide());
        all.add(Option.of(
                        Kind.FLAG,
                        t,
                        "-n --non-interactive --noninteractive",
                        "Never ask. An answer that is needed and not given is an error that names its option.")
                .dest("noninteractive_mode"));
        all.add(Option.of(
                        Kind.DURATION,
                        t,
                        "--wait-lock",
                        "How long to wait for another run on the same folders to end, such as 90s or 10m.")
                .initial("0s"));
        all.add(Option.of(Kind.FLAG, t, "--force-interactive", "Ask even where this is no terminal."));
        all.add(Option.of(
                        Kind.NUMBER,
                        t,
                        "--max-log-backups",
                        "How many old logs to keep. With 0, all runs append to one log.")
                .initial("1000"));
        all.add(Option.of(Kind.FLAG, t, "--preconfigured-renewal", "for packagers: renewal is already scheduled")
                .hide());

        t = Topic.TESTING;
        all.add(Option.of(Kind.FLAG, t, "--dry-run", "Rehearse: everything happens as it would, and nothing is kept."));
        all.add(Option.of(Kind.FLAG, t, "--run-deploy-hooks", "Run deploy hooks in a rehearsal too."));
        all.add(Option.of(
                Kind.FLAG,
                t,
                "--staging --test-cert",
                "Use Let's Encrypt's staging server, whose certificates nobody trusts."));
        all.add(Option.of(Kind.FLAG, t, "--break-my-certs", "Let a staging certificate replace a real one."));
        all.add(Option.of(
                Kind.FLAG,
                t,
                "--debug-challenges",
                "Stop once the challenge responses are in place, so that you can look at them."));
        all.add(Option.of(
                Kind.FLAG, t, "--no-verify-ssl", "Do not check the certificate of the CA's server. For tests only."));

        for (String gone :
                List.of("--os-packages-only", "--no-self-upgrade", "--no-bootstrap", "--no-permissions-check")) {
            all.add(Option.of(Kind.FLAG, t, gone, "no effect").deprecate());
        }
    }
}
