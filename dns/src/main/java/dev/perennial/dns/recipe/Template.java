package dev.perennial.dns.recipe;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A text with holes: {@code /zones/${zone}}. In a hole is an {@link Expression}; a question mark at its end,
 * {@code ${zone?}}, makes the whole text absent if that has no value.
 *
 * @param parts a literal or an expression each, in order
 */
public record Template(List<Expression> parts) {
    public Template {
        parts = List.copyOf(parts);
    }

    static Template literal(String text) {
        return new Template(List.of(new Expression.Literal(text)));
    }

    /** The text; absent if an optional hole is empty. */
    public Optional<String> text(Scope scope) {
        return text(scope, UnaryOperator.identity());
    }

    /** The text with every hole's value, but no literal, passed through {@code escape}; not those of {@code raw()}. */
    public Optional<String> text(Scope scope, UnaryOperator<String> escape) {
        StringBuilder all = new StringBuilder();
        for (Expression part : parts) {
            if (part instanceof Expression.Each list) {
                all.append(list.text(scope, escape));
                continue;
            }
            Optional<JsonElement> value = part.value(scope);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            String text = Expression.text(value.get());
            all.append(part.escaped() ? escape.apply(text) : text);
        }
        return Optional.of(all.toString());
    }

    /** As {@link #text}, but a template that is one hole keeps the type of what is in it. */
    public Optional<JsonElement> json(Scope scope) {
        return parts.size() == 1 && !(parts.getFirst() instanceof Expression.Literal)
                ? parts.getFirst().value(scope)
                : text(scope).map(JsonPrimitive::new);
    }

    /** As the recipe's author wrote it, holes and all: for messages, which must not have what is in the holes. */
    public String shape() {
        StringBuilder all = new StringBuilder();
        for (Expression part : parts) {
            all.append(part instanceof Expression.Literal(String text) ? text : "...");
        }
        return all.toString();
    }

    /** The names that must be known. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        parts.forEach(part -> part.collect(names));
        return names;
    }
}
