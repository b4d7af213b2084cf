package dev.perennial.cli;

import java.io.PrintStream;
import java.util.Map;

/**
 * What a command may know of the process it runs in.
 *
 * @param program {@code perennial}, or {@code certbot} if called by that name
 * @param version of this build
 */
public record Environment(
        String program, String version, Map<String, String> variables, PrintStream stdout, PrintStream stderr) {

    static Environment ofProcess() {
        return new Environment(
                System.getProperty("perennial.name", "perennial"),
                System.getProperty("perennial.version", "0.1.0"),
                System.getenv(),
                System.out,
                System.err);
    }
}
