package dev.perennial.dns.recipe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON value with holes. */
public sealed interface JsonTemplate {
    /** Absent if it stands for an optional name without a value; then its member or element is left out. */
    Optional<JsonElement> value(Scope scope);

    /** Adds the names it needs. */
    void collect(Set<String> names);

    /** A number, true, false or null. */
    record Constant(JsonElement constant) implements JsonTemplate {
        @Override
        public Optional<JsonElement> value(Scope scope) {
            return Optional.of(constant);
        }

        @Override
        public void collect(Set<String> names) {
            // it needs none
        }
    }

    /** A text, or whatever the only hole of it has. */
    record Text(Template template) implements JsonTemplate {
        @Override
        public Optional<JsonElement> value(Scope scope) {
            return template.json(scope);
        }

        @Override
        public void collect(Set<String> names) {
            names.addAll(template.names());
        }
    }

    /** An object; its keys are templates, too. */
    record Members(Map<Template, JsonTemplate> members) implements JsonTemplate {
        @Override
        public Optional<JsonElement> value(Scope scope) {
            JsonObject object = new JsonObject();
            members.forEach((key, member) -> member.value(scope)
                    .ifPresent(value -> object.add(key.text(scope).orElse(""), value)));
            return Optional.of(object);
        }

        @Override
        public void collect(Set<String> names) {
            members.forEach((key, member) -> {
                names.addAll(key.names());
                member.collect(names);
            });
        }
    }

    /** An array. */
    record Elements(List<JsonTemplate> elements) implements JsonTemplate {
        public Elements {
            elements = List.copyOf(elements);
        }

        @Override
        public Optional<JsonElement> value(Scope scope) {
            JsonArray array = new JsonArray();
            elements.forEach(each -> each.value(scope).ifPresent(array::add));
            return Optional.of(array);
        }

        @Override
        public void collect(Set<String> names) {
            elements.forEach(each -> each.collect(names));
        }
    }

    /** An array with an element for each of a list: {@code {for: values, do: {content: "${item}"}}}. */
    record ForEach(String list, JsonTemplate element) implements JsonTemplate {
        @Override
        public Optional<JsonElement> value(Scope scope) {
            JsonArray array = new JsonArray();
            int index = 0;
            for (JsonElement item :
                    scope.value(list).orElse(JsonNull.INSTANCE) instanceof JsonArray all ? all : new JsonArray()) {
                index++;
                element.value(new ItemScope(scope, item, index)).ifPresent(array::add);
            }
            return Optional.of(array);
        }

        @Override
        public void collect(Set<String> names) {
            names.add(list);
            element.collect(names);
        }
    }
}
