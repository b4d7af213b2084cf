package dev.perennial.cli.grammar;

import java.util.List;

/** Options of every command, and those for trying things out. */
final class GeneralOptions {
    private GeneralOptions() {}

    static void addTo(List<Option> all) {
        Topic t = Topic.GENERAL;
        all.add(Option.of(Kind.TEXT, t, "-h --help", "show this, or help on a command or topic")
                .value("[TOPIC]"));
        all.add(Option.of(Kind.FLAG, t, "--version", "show the version"));
        all.add(Option.of(Kind.APPEND, t, "-c --config", "another cli.ini, read after the usual ones")
                .dest("config_file")
                .value("FILE"));
        all.add(Option.of(Kind.COUNT, t, "-v --verbose", "say more; -vv says everything")
                .dest("verbose_count"));
        all.add(Option.of(Kind.NUMBER, t, "--verbose-level", "the same, for a cli.ini")
                .hide());
        all.add(Option.of(Kind.FLAG, t, "-q --quiet", "say nothing but errors; implies --non-interactive"));
        all.add(Option.of(Kind.FLAG, t, "--json", "answer with JSON on stdout; the schema is in docs/json.md"));
        all.add(Option.of(Kind.FLAG, t, "--debug", "show stack traces with errors"));
        all.add(Option.of(Kind.FLAG, t, "-t --text", "no effect")
                .dest("text_mode")
                .hide());
        all.add(Option.of(
                        Kind.FLAG,
                        t,
                        "-n --non-interactive --noninteractive",
                        "never ask; a missing answer is an error")
                .dest("noninteractive_mode"));
        all.add(Option.of(Kind.FLAG, t, "--force-interactive", "ask even when this is no terminal"));
        all.add(Option.of(Kind.NUMBER, t, "--max-log-backups", "how many old logs to keep; 0 appends to one")
                .initial("1000"));
        all.add(Option.of(Kind.FLAG, t, "--preconfigured-renewal", "for packagers: renewal is already scheduled")
                .hide());

        t = Topic.TESTING;
        all.add(Option.of(Kind.FLAG, t, "--dry-run", "rehearse: everything happens, nothing is kept"));
        all.add(Option.of(Kind.FLAG, t, "--run-deploy-hooks", "run deploy hooks in a rehearsal too"));
        all.add(Option.of(Kind.FLAG, t, "--staging --test-cert", "use Let's Encrypt's staging server"));
        all.add(Option.of(Kind.FLAG, t, "--break-my-certs", "let a staging certificate replace a real one"));
        all.add(Option.of(Kind.FLAG, t, "--debug-challenges", "stop once the challenge responses are in place"));
        all.add(Option.of(Kind.FLAG, t, "--no-verify-ssl", "do not check the server's own certificate"));

        for (String gone :
                List.of("--os-packages-only", "--no-self-upgrade", "--no-bootstrap", "--no-permissions-check")) {
            all.add(Option.of(Kind.FLAG, t, gone, "no effect").deprecate());
        }
    }
}
