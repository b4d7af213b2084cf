package dev.perennial.dns.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program of the user.
 *
 * @param command the program, and what stands between it and the arguments of the contract
 * @param chain whether all records go into one call
 * @param variables beside those that it inherits; secrets perhaps
 */
record Hook(
        HookContract contract, List<String> command, boolean chain, Map<String, String> variables, Duration patience) {
    Hook {
        command = List.copyOf(command);
        variables = Map.copyOf(variables);
    }

    String program() {
        return command.getFirst();
    }
}
