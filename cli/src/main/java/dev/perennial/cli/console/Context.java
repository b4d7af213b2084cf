package dev.perennial.cli.console;

import dev.perennial.cli.grammar.ParsedOptions;

/** All a command gets: the process around it, what was asked for, and where to speak. */
public record Context(Environment environment, ParsedOptions options, Output output, LogFile log, ClockWatch clocks) {
    /** The same with another way to speak. */
    public Context speakingBy(Output other) {
        return new Context(environment, options, other, log, clocks);
    }

    /** The same without a log, and without a word about clocks. */
    public Context quietly() {
        LogFile none = LogFile.none(options.requiredPath("logs_dir"), environment.clock());
        return new Context(environment, options, output, none, new ClockWatch(warning -> {}));
    }
}
