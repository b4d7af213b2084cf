package dev.perennial.dns.recipe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Within a list: {@code item} is its element, {@code index} counts from 1, and an element's members or attributes go by
 * their names.
 */
record ItemScope(Scope outer, JsonElement item, int index) implements Scope {
    static final String ITEM = "item";
    static final String INDEX = "index";

    @Override
    public Optional<JsonElement> value(String name) {
        if (name.equals(ITEM)) {
            return Optional.of(item);
        }
        if (name.equals(INDEX)) {
            return Optional.of(new JsonPrimitive(index));
        }
        if (item instanceof JsonObject object) {
            String attribute = '@' + name; // as the tree of an XML document has it
            return object.has(name)
                    ? Optional.of(object.get(name))
                    : object.has(attribute) ? Optional.of(object.get(attribute)) : outer.value(name);
        }
        return outer.value(name);
    }

    @Override
    public Instant now() {
        return outer.now();
    }

    @Override
    public UUID uuid() {
        return outer.uuid();
    }
}
