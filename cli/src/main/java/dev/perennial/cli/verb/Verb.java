package dev.perennial.cli.verb;

import dev.perennial.cli.console.Context;

/** One command. Constructed only when it is the one asked for, so that the others cost nothing at start-up. */
@FunctionalInterface
public interface Verb {
    /**
     * Does the work in the calling thread and returns the exit code. Speaks through {@link Context#output()} only.
     *
     * @throws dev.perennial.cli.Failure if it did not do what was asked; the caller says so and knows the exit code
     * @throws InterruptedException after cleaning up, if the user or the system wants the process to end
     * @throws Exception anything else is explained as well as its type allows
     */
    int run(Context context) throws Exception;
}
