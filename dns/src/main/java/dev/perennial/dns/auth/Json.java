package dev.perennial.dns.auth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.perennial.engine.SolverException;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object of a stranger, read strictly.
 *
 * @param whose for messages, such as "the answer of login.example.net"
 */
record Json(JsonObject object, String whose) {
    private static final int MAX_LENGTH = 512 * 1024;

    static Json of(String text, String whose) throws SolverException {
        return parse(text)
                .map(object -> new Json(object, whose))
                .orElseThrow(() -> new SolverException("In " + whose + " there is no JSON object."));
    }

    /** Empty unless the text is exactly one object, and no longer than a token and its circumstances can be. */
    static Optional<JsonObject> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            boolean whole = element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT;
            return whole ? Optional.of(element.getAsJsonObject()) : Optional.empty();
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    /** A string, or a number as it is written; empty if it is absent or anything else. */
    Optional<String> optional(String name) {
        return text(object.get(name));
    }

    static Optional<String> text(@Nullable JsonElement element) {
        return element instanceof JsonPrimitive primitive && !primitive.isBoolean()
                ? Optional.of(primitive.getAsString()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    String string(String name) throws SolverException {
        return optional(name).orElseThrow(() -> new SolverException("In " + whose + " there is no " + name + '.'));
    }

    /** Fit for a header. */
    Secret token(String name) throws SolverException {
        String token = string(name);
        if (!Hostile.isToken(token)) {
            throw new SolverException("In " + whose + ' ' + name + " is too long or has strange characters.");
        }
        return new Secret(token);
    }

    /** A whole number of seconds, not less than none and not more than a day. */
    long seconds(String name, long other) throws SolverException {
        Optional<String> text = optional(name);
        try {
            long seconds = text.isEmpty() ? other : Long.parseLong(text.get());
            return Math.clamp(seconds, 0, 86_400);
        } catch (NumberFormatException e) {
            throw new SolverException("In " + whose + ' ' + name + " is no number of seconds.", e);
        }
    }

    /** As RFC 3339 has it. */
    Instant instant(String name) throws SolverException {
        try {
            return OffsetDateTime.parse(string(name)).toInstant();
        } catch (DateTimeException e) {
            throw new SolverException("In " + whose + ' ' + name + " is no time.", e);
        }
    }

    Json object(String name) throws SolverException {
        if (object.get(name) instanceof JsonObject inner) {
            return new Json(inner, whose);
        }
        throw new SolverException("In " + whose + " there is no " + name + '.');
    }
}
