package dev.perennial.testkit.internal.wire;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;

/** What a JWS signs. {@code bytes} is shared, not copied. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Payload(byte[] bytes) {

    public JsonObject object() throws ProblemException {
        return Json.parseObject(new String(bytes, StandardCharsets.UTF_8), "the payload");
    }

    /** POST-as-GET: the empty payload, and not an empty object (RFC 8555 section 6.3). */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    public void requireEmpty() throws ProblemException {
        if (!isEmpty()) {
            throw ProblemException.malformed("POST-as-GET requests have an empty payload");
        }
    }
}
