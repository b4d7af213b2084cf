package dev.perennial.cli;

import dev.perennial.cli.console.ClockWatch;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Explain;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.JsonOutput;
import dev.perennial.cli.console.LogFile;
import dev.perennial.cli.console.LogLevel;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.console.Printable;
import dev.perennial.cli.console.TextOutput;
import dev.perennial.cli.grammar.CliIni;
import dev.perennial.cli.grammar.IniFiles;
import dev.perennial.cli.grammar.OptionTable;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.grammar.Parser;
import dev.perennial.cli.grammar.UsageException;
import dev.perennial.cli.verb.VerbRegistry;
import java.nio.file.Path;
import java.util.List;

/** From arguments to exit code: 0 done, 1 failed, 2 not understood and nothing touched. */
public final class Cli {
    private final Environment environment;
    private final IniFiles iniFiles;

    /** Reads the cli.ini files of the usual places. */
    public Cli(Environment environment) {
        this(environment, CliIni.usual(environment.variables(), CliIni.OF_MACHINE));
    }

    public Cli(Environment environment, IniFiles iniFiles) {
        this.environment = environment;
        this.iniFiles = iniFiles;
    }

    /** Runs one command in this thread and returns its exit code; whatever went wrong has been said by then. */
    public int run(List<String> args) {
        ParsedOptions options;
        try {
            options = parse(args);
        } catch (UsageException e) {
            Output output = args.contains("--json") ? new JsonOutput(environment, "") : new TextOutput(environment, 0);
            return end(output, Explain.failure(e, environment.program()), "");
        } catch (RuntimeException e) {
            return end(new TextOutput(environment, 0), Explain.failure(e, environment.program()), "");
        }
        Output output = options.flag("json")
                ? new JsonOutput(environment, options.verb())
                : new TextOutput(environment, options.flag("quiet") ? -1 : options.number("verbose_count"));
        try (LogFile log = log(options, output)) {
            ClockWatch clocks = new ClockWatch(warning -> {
                output.warning(warning);
                log.write(LogLevel.WARNING, "clock", warning);
            });
            return run(new Context(environment, options, output, log, clocks));
        }
    }

    private LogFile log(ParsedOptions options, Output output) {
        Path folder = options.requiredPath("logs_dir");
        // The commands of a demo keep a log in its own folder, and nothing outside that is touched.
        return options.verb().equals("demo")
                ? LogFile.none(folder, environment.clock())
                : new LogFile(folder, options.number("max_log_backups"), environment.clock(), output::warning);
    }

    private ParsedOptions parse(List<String> args) throws UsageException {
        // Certbot begins its dialogue; who types our name alone wants to know what it is.
        boolean help = args.isEmpty() && !environment.program().equals("certbot");
        ParsedOptions options = new Parser(OptionTable.standard()).parse(help ? List.of("help") : args, iniFiles);
        return Preflight.check(options, environment.variables());
    }

    /** Catches everything: this is the last place where anything can be said. */
    private int run(Context context) {
        Output output = context.output();
        try {
            for (String warning : context.options().warnings()) {
                output.warning(warning);
            }
            int exitCode = VerbRegistry.find(context.options().verb()).run(context);
            output.end(exitCode);
            return exitCode;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return end(output, Explain.failure(e, environment.program()), "");
        } catch (Throwable e) {
            return failed(context, e);
        }
    }

    private int failed(Context context, Throwable e) {
        Failure failure = Explain.failure(e, environment.program());
        LogFile log = context.log();
        if (failure.kind() != FailureKind.USAGE && failure.kind() != FailureKind.FINDINGS) {
            log.silence();
            log.write(LogLevel.ERROR, "cli", failure.what(), e);
        }
        if (context.options().flag("debug")) {
            environment.stderr().println("Exiting abnormally:");
            environment.stderr().print(Printable.trace(e));
        }
        return end(context.output(), failure, log.written() ? log.file().toString() : "");
    }

    private static int end(Output output, Failure failure, String log) {
        output.failure(failure, log);
        output.end(failure.exitCode());
        return failure.exitCode();
    }
}
