package dev.perennial.dns.recipe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What stands in a hole of a template. */
public sealed interface Expression {
    /** Absent only for an optional one that has no value. */
    Optional<JsonElement> value(Scope scope);

    /** Adds the names it needs. */
    void collect(Set<String> names);

    /** Whether its value is made fit for where it goes. */
    default boolean escaped() {
        return true;
    }

    /** A value as text: a number as it was written, a list or an object as JSON. */
    static String text(JsonElement value) {
        return value.isJsonPrimitive() ? value.getAsString() : value.isJsonNull() ? "" : value.toString();
    }

    /** Text as it is. */
    record Literal(String text) implements Expression {
        @Override
        public Optional<JsonElement> value(Scope scope) {
            return Optional.of(new JsonPrimitive(text));
        }

        @Override
        public void collect(Set<String> names) {
            // it needs none
        }

        @Override
        public boolean escaped() {
            return false;
        }
    }

    /**
     * What a name stands for.
     *
     * @param optional whether it may stand for nothing
     */
    record Name(String name, boolean optional) implements Expression {
        @Override
        public Optional<JsonElement> value(Scope scope) {
            Optional<JsonElement> value = scope.value(name);
            boolean empty = value.isEmpty()
                    || value.get().isJsonNull()
                    || (value.get().isJsonPrimitive()
                            && value.get().getAsString().isEmpty());
            if (optional && empty) {
                return Optional.empty();
            }
            return Optional.of(value.orElseThrow(() -> new TemplateException(name)));
        }

        @Override
        public void collect(Set<String> names) {
            names.add(name);
        }
    }

    /** Texts one after another; absent if one of them is. */
    record Sum(List<Expression> parts) implements Expression {
        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public Optional<JsonElement> value(Scope scope) {
            StringBuilder all = new StringBuilder();
            for (Expression each : parts) {
                Optional<JsonElement> value = each.value(scope);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                all.append(text(value.get()));
            }
            return Optional.of(new JsonPrimitive(all.toString()));
        }

        @Override
        public void collect(Set<String> names) {
            parts.forEach(each -> each.collect(names));
        }
    }

    /**
     * A text for each element of a list, one after the other: {@code ${each(values, '<Value>${item}</Value>')}}.
     *
     * @param element for one; its holes are made fit for where the whole goes
     */
    record Each(String list, Template element) implements Expression {
        @Override
        public Optional<JsonElement> value(Scope scope) {
            return Optional.of(new JsonPrimitive(text(scope, UnaryOperator.identity())));
        }

        String text(Scope scope, UnaryOperator<String> escape) {
            StringBuilder all = new StringBuilder();
            int index = 0;
            for (JsonElement item :
                    scope.value(list).orElse(JsonNull.INSTANCE) instanceof JsonArray array ? array : new JsonArray()) {
                index++;
                all.append(
                        element.text(new ItemScope(scope, item, index), escape).orElse(""));
            }
            return all.toString();
        }

        @Override
        public void collect(Set<String> names) {
            names.add(list);
        }
    }

    /** What a function makes of its arguments. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public Optional<JsonElement> value(Scope scope) {
            List<String> values = new ArrayList<>();
            for (Expression each : arguments) {
                Optional<JsonElement> value = each.value(scope);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.add(text(value.get()));
            }
            return Optional.of(function.apply(values, scope));
        }

        @Override
        public void collect(Set<String> names) {
            arguments.forEach(each -> each.collect(names));
        }

        @Override
        public boolean escaped() {
            return function != Function.RAW;
        }
    }
}
