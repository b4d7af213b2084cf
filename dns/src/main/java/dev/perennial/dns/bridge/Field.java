package dev.perennial.dns.bridge;

import java.util.List;

/**
 * One thing that a bridge wants to know.
 *
 * @param name in a file of credentials, after {@code dns_NAME_}
 * @param secret whether it must not be shown
 * @param help a sentence; says what holds if it is left out
 * @param aliases variables of the environment that other clients take it from
 */
public record Field(String name, boolean secret, boolean required, String help, List<String> aliases) {
    public Field {
        aliases = List.copyOf(aliases);
    }

    static Field required(String name, String help, String... aliases) {
        return new Field(name, false, true, help, List.of(aliases));
    }

    static Field optional(String name, String help, String... aliases) {
        return new Field(name, false, false, help, List.of(aliases));
    }

    static Field secret(String name, String help, String... aliases) {
        return new Field(name, true, false, help, List.of(aliases));
    }
}
