package dev.perennial.cli.verb;

import dev.perennial.cli.Environment;
import dev.perennial.cli.grammar.ParsedOptions;

/** One command. Constructed only when it is the one asked for, so that the others cost nothing at start-up. */
public interface Verb {
    /** Returns the exit code; whatever went wrong has been said by then. */
    int run(Environment environment, ParsedOptions options);
}
