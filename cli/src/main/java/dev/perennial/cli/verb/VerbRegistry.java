package dev.perennial.cli.verb;

import java.util.Optional;

/** Which class does which command. */
public final class VerbRegistry {
    private VerbRegistry() {}

    public static Optional<Verb> find(String name) {
        return switch (name) {
            case "plugins" -> Optional.of(new Plugins());
            default -> Optional.empty();
        };
    }
}
