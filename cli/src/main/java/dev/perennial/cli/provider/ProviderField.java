package dev.perennial.cli.provider;

import dev.perennial.dns.recipe.Field;
import java.util.List;

/**
 * Something that a provider wants to know of its user.
 *
 * @param key in the file of credentials
 * @param environment variables of other clients that have the same
 * @param initial the value if nobody gives one; empty if there is none
 * @param choices what it may be; empty if anything
 */
public record ProviderField(
        String key,
        boolean secret,
        boolean required,
        String help,
        List<String> environment,
        String initial,
        List<String> choices) {
    public ProviderField {
        environment = List.copyOf(environment);
        choices = List.copyOf(choices);
    }

    /** @param prefix of the provider's keys */
    static ProviderField of(String prefix, Field field) {
        return new ProviderField(
                prefix + field.name() + (field.numbered() ? "1" : ""),
                field.secret(),
                !field.optional() && field.unless().isEmpty(),
                field.help(),
                field.environment(),
                field.initial(),
                List.copyOf(field.choices().keySet()));
    }
}
