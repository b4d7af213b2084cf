package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.recipe.Scope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What is known while a request is written; never changed, only added to by making another. */
record Variables(Map<String, JsonElement> values, Instant now, Supplier<UUID> uuids) implements Scope {
    Variables {
        values = Map.copyOf(values);
    }

    @Override
    public Optional<JsonElement> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public UUID uuid() {
        return uuids.get();
    }

    Variables with(Map<String, JsonElement> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, JsonElement> all = new HashMap<>(values);
        all.putAll(more);
        return new Variables(all, now, uuids);
    }

    Variables with(String name, JsonElement value) {
        return with(Map.of(name, value));
    }

    Variables with(String name, String value) {
        return with(name, new JsonPrimitive(value));
    }

    Variables at(Instant instant) {
        return new Variables(values, instant, uuids);
    }
}
