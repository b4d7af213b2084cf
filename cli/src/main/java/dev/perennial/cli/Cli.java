package dev.perennial.cli;

import dev.perennial.cli.grammar.CliIni;
import dev.perennial.cli.grammar.Help;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.Parser;
import dev.perennial.cli.grammar.UsageException;
import dev.perennial.cli.verb.Verb;
import dev.perennial.cli.verb.VerbRegistry;
import java.util.List;
import java.util.Optional;

/** From arguments to exit code: 0 done, 1 failed, 2 not understood and nothing touched. */
public final class Cli {
    private static final String NO_TOPIC = "all-in-one";

    private final Environment environment;

    public Cli(Environment environment) {
        this.environment = environment;
    }

    public int run(List<String> args) {
        OptionTable table = OptionTable.standard();
        try {
            boolean help = args.contains("-h") || args.contains("--help") || args.equals(List.of("help"));
            List<CliIni> files =
                    help || args.contains("--version") ? List.of() : CliIni.read(args, environment.variables());
            return run(table, new Parser(table).parse(args, files));
        } catch (UsageException e) {
            environment.stderr().println(environment.program() + ": " + e.getMessage());
            environment.stderr().println("Nothing was done. Help: " + environment.program() + " --help");
            return 2;
        }
    }

    private int run(OptionTable table, ParsedOptions options) throws UsageException {
        if (options.verb().equals("help")) {
            String topic = options.text("help").orElse(NO_TOPIC);
            environment.stdout().print(new Help(table, environment.program()).page(topic));
            return 0;
        }
        if (options.flag("version")) {
            environment.stdout().println(environment.program() + ' ' + environment.version());
            return 0;
        }
        Optional<Verb> verb = VerbRegistry.find(options.verb());
        if (verb.isEmpty()) {
            throw new UsageException("the command '" + options.verb() + "' is not available yet in this build"
                    + (options.verb().equals("run") ? "; obtain a certificate with certonly" : ""));
        }
        return verb.get().run(environment, options);
    }
}
