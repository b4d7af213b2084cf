package dev.perennial.dns.run;

import dev.perennial.dns.recipe.Auth;
import dev.perennial.dns.recipe.Field;
import dev.perennial.dns.recipe.Recipe;
import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user has at a provider.
 *
 * @param values by field of the recipe, checked and with what the recipe says for those that nobody gave
 * @param ttl of records, in seconds, if it is to be another than the recipe has
 * @param source where they are from, for messages: a file, or the environment
 */
public record Account(Map<String, String> values, Optional<Integer> ttl, String source) {
    /** A field that every provider has. */
    public static final String TTL = "ttl";

    public Account {
        values = Map.copyOf(values);
    }

    /**
     * Of what the user gave.
     *
     * @param given by field; those that are empty count as not given
     * @param environment where a field is looked for that is not given, by the names that lego and acme.sh have for it
     * @throws SolverException if something is missing or none of what there is to choose from; says what, never what a secret is
     */
    public static Account of(Recipe recipe, Map<String, String> given, Map<String, String> environment, String source)
            throws SolverException {
        Map<String, String> values = new HashMap<>();
        List<Field> open = new ArrayList<>();
        for (Field field : recipe.fields()) {
            Optional<String> value = Optional.ofNullable(given.get(field.name()))
                    .filter(text -> !text.isBlank())
                    .or(() -> first(field, environment));
            if (value.isPresent()) {
                values.put(field.name(), chosen(field, value.get().strip(), source));
            } else if (!field.initial().isEmpty()) {
                values.put(field.name(), chosen(field, field.initial(), source));
            } else if (!field.optional()) {
                open.add(field);
            }
        }
        List<String> missing = open.stream()
                .filter(field -> !values.containsKey(field.unless()))
                .map(field -> field.name() + " (" + field.help() + ')')
                .toList();
        if (!missing.isEmpty()) {
            throw new SolverException(
                    "Missing for " + recipe.title() + " in " + source + ": " + String.join("; ", missing) + '.');
        }
        boolean shown = recipe.auth().isEmpty()
                || recipe.auth().stream().map(Auth::with).anyMatch(values.keySet()::containsAll);
        if (!shown) {
            throw new SolverException("Missing for " + recipe.title() + " in " + source + ": "
                    + String.join(
                            ", or ",
                            recipe.auth().stream()
                                    .map(each -> String.join(" with ", each.with()))
                                    .toList())
                    + '.');
        }
        return new Account(values, ttl(given, source), source);
    }

    private static Optional<Integer> ttl(Map<String, String> given, String source) throws SolverException {
        String text = given.getOrDefault(TTL, "").strip();
        try {
            if (text.isEmpty() || Integer.parseInt(text) > 0) {
                return text.isEmpty() ? Optional.empty() : Optional.of(Integer.valueOf(text));
            }
        } catch (NumberFormatException e) {
            throw new SolverException("ttl in " + source + " is not a number: " + text + '.', e);
        }
        throw new SolverException("ttl in " + source + " must be at least 1 second, and is " + text + '.');
    }

    private static Optional<String> first(Field field, Map<String, String> environment) {
        return field.environment().stream()
                .map(name -> environment.getOrDefault(name, ""))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    private static String chosen(Field field, String value, String source) throws SolverException {
        if (field.choices().isEmpty()) {
            return value;
        }
        for (Map.Entry<String, String> each : field.choices().entrySet()) {
            if (each.getKey().equalsIgnoreCase(value)) {
                return each.getValue();
            }
        }
        throw new SolverException(field.name() + " in " + source + " is none of "
                + String.join(", ", field.choices().keySet()) + '.');
    }

    /** Secrets stay out. */
    @Override
    public String toString() {
        return "Account from " + source;
    }
}
