package dev.perennial.dns.recipe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Pointer (RFC 6901), or just the name of a member. An index may be left out where only one element is: XML does
 * not tell a list of one from no list.
 *
 * @param steps without escapes
 */
public record Pointer(List<String> steps) {
    public Pointer {
        steps = List.copyOf(steps);
    }

    static Pointer of(String text) {
        if (text.isEmpty() || text.equals("/")) {
            return new Pointer(List.of());
        }
        String path = text.startsWith("/") ? text.substring(1) : text;
        return new Pointer(List.of(path.split("/", -1)).stream()
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    /** Absent if there is nothing, or null. */
    public Optional<JsonElement> in(JsonElement root) {
        JsonElement at = root;
        for (String step : steps) {
            JsonElement next = step(at, step);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return at.isJsonNull() ? Optional.empty() : Optional.of(at);
    }

    private static @Nullable JsonElement step(JsonElement at, String step) {
        if (at instanceof JsonObject object) {
            return object.has(step) ? object.get(step) : step.equals("0") ? object : null;
        }
        if (at instanceof JsonArray array) {
            int index = index(step);
            if (index >= 0) {
                return index < array.size() ? array.get(index) : null;
            }
            return array.size() == 1 ? step(array.get(0), step) : null;
        }
        return step.equals("0") ? at : null;
    }

    private static int index(String step) {
        try {
            return Integer.parseUnsignedInt(step);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    @Override
    public String toString() {
        return '/' + String.join("/", steps);
    }
}
