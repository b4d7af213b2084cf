package dev.perennial.acme.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON as RFC 8259 has it: Gson on its own also takes bare words, comments and trailing text. */
final class JsonText {
    private JsonText() {}

    /** Empty if the bytes are not exactly one JSON object in UTF-8. */
    static Optional<JsonObject> object(byte[] body) {
        try (JsonReader reader = new JsonReader(new StringReader(utf8(body)))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            boolean whole = element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT;
            return whole ? Optional.of(element.getAsJsonObject()) : Optional.empty();
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    private static String utf8(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }
}
