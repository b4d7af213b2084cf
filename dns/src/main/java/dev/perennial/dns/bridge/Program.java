package dev.perennial.dns.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to be run. Its words can be read by everybody on the machine, so no secret may be among them.
 *
 * @param words the program and its arguments
 * @param environment all of it
 * @param input what it reads from standard input; nothing more comes
 * @param patience after this it is ended
 */
public record Program(List<String> words, Map<String, String> environment, String input, Duration patience) {
    public Program {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** Secrets stay out. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
