package dev.perennial.cli;

import dev.perennial.cli.grammar.ParsedOptions;

/** All a command gets: the process around it, what was asked for, and where to speak. */
public record Context(Environment environment, ParsedOptions options, Output output, LogFile log, ClockWatch clocks) {}
