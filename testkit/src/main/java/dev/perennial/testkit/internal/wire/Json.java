package dev.perennial.testkit.internal.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.perennial.pki.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads members of JSON objects; whatever has another type than asked for is "malformed". */
public final class Json {
    private Json() {}

    public static JsonObject parseObject(String text, String what) throws ProblemException {
        JsonElement element;
        try {
            element = JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw ProblemException.malformed(what + " is not JSON");
        }
        return object(element, what);
    }

    public static JsonObject object(JsonElement element, String what) throws ProblemException {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw ProblemException.malformed(what + " is not a JSON object");
    }

    public static Optional<String> string(JsonObject object, String member) throws ProblemException {
        JsonElement element = object.get(member);
        if (element == null || element.isJsonNull()) {
            return Optional.empty();
        }
        return Optional.of(asString(element, member));
    }

    public static String requiredString(JsonObject object, String member) throws ProblemException {
        return string(object, member)
                .orElseThrow(() -> ProblemException.malformed("the member \"" + member + "\" is missing"));
    }

    public static boolean flag(JsonObject object, String member) throws ProblemException {
        JsonElement element = object.get(member);
        if (element == null || element.isJsonNull()) {
            return false;
        }
        if (element instanceof JsonPrimitive primitive && primitive.isBoolean()) {
            return primitive.getAsBoolean();
        }
        throw ProblemException.malformed("the member \"" + member + "\" is neither true nor false");
    }

    public static Optional<List<JsonElement>> array(JsonObject object, String member) throws ProblemException {
        JsonElement element = object.get(member);
        if (element == null || element.isJsonNull()) {
            return Optional.empty();
        }
        if (element instanceof JsonArray array) {
            return Optional.of(array.asList());
        }
        throw ProblemException.malformed("the member \"" + member + "\" is not an array");
    }

    public static Optional<List<String>> strings(JsonObject object, String member) throws ProblemException {
        Optional<List<JsonElement>> elements = array(object, member);
        if (elements.isEmpty()) {
            return Optional.empty();
        }
        List<String> strings = new ArrayList<>();
        for (JsonElement element : elements.get()) {
            strings.add(asString(element, member));
        }
        return Optional.of(strings);
    }

    public static JsonArray array(Iterable<String> strings) {
        JsonArray array = new JsonArray();
        strings.forEach(array::add);
        return array;
    }

    public static JsonObject identifier(Identifier identifier) {
        JsonObject json = new JsonObject();
        json.addProperty("type", identifier.type());
        json.addProperty("value", identifier.value());
        return json;
    }

    private static String asString(JsonElement element, String member) throws ProblemException {
        if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw ProblemException.malformed("the member \"" + member + "\" is not a string");
    }
}
