package dev.perennial.cli.console;

import dev.perennial.acme.Sleeper;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a command may know of the process it runs in.
 *
 * @param program {@code perennial}, or {@code certbot} if called by that name
 * @param version of this build
 * @param clock with the zone in which times are shown
 * @param random for waits and choices; keys have their own source
 * @param sleeper for what a CA makes us wait
 */
public record Environment(
        String program,
        String version,
        Map<String, String> variables,
        InputStream stdin,
        PrintStream stdout,
        PrintStream stderr,
        Terminals terminals,
        Clock clock,
        RandomGenerator random,
        Sleeper sleeper) {

    public static Environment ofProcess() {
        return new Environment(
                System.getProperty("perennial.name", "perennial"),
                System.getProperty("perennial.version", "0.1.0"),
                System.getenv(),
                System.in,
                System.out,
                System.err,
                Terminals.ofProcess(),
                new LocalClock(),
                new LazyRandom(),
                Sleeper.system());
    }

    /** The same process with other streams for what it says. */
    public Environment speakingTo(PrintStream out, PrintStream err) {
        return new Environment(program, version, variables, stdin, out, err, terminals, clock, random, sleeper);
    }

    /** Empty if the variable is absent or empty, which programs are not expected to tell apart. */
    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }
}
