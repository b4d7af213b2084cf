package dev.perennial.dns.recipe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Pointer (RFC 6901), or just the name of a member. An index may be left out where only one element is: XML does
 * not tell a list of one from no list. A step {@code *} is all members of an object as a list, and {@code name=value} the
 * element of a list that has such a member; of XML, also where the member has attributes beside its text.
 *
 * @param steps without escapes
 */
public record Pointer(List<String> steps) {
    /** The member that is the text of an XML element which has attributes or elements, too. */
    public static final String TEXT = "#text";

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

    /** Where what this points to stands; absent for the whole and its members. */
    public Optional<Pointer> parent() {
        return steps.size() < 2 ? Optional.empty() : Optional.of(new Pointer(steps.subList(0, steps.size() - 1)));
    }

    private static @Nullable JsonElement step(JsonElement at, String step) {
        if (step.equals("*")) {
            return members(at);
        }
        if (step.indexOf('=') > 0) {
            return having(at, step.substring(0, step.indexOf('=')), step.substring(step.indexOf('=') + 1));
        }
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

    private static JsonElement members(JsonElement at) {
        if (at instanceof JsonObject object) {
            JsonArray all = new JsonArray();
            object.asMap().values().forEach(all::add);
            return all;
        }
        return at;
    }

    private static @Nullable JsonElement having(JsonElement at, String name, String value) {
        for (JsonElement each : at instanceof JsonArray array ? array.asList() : List.of(at)) {
            JsonElement member = each instanceof JsonObject object ? object.get(name) : null;
            JsonElement text = member instanceof JsonObject element ? element.get(TEXT) : member;
            if (text instanceof JsonPrimitive found && found.getAsString().equals(value)) {
                return each;
            }
        }
        return null;
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
