package dev.perennial.acme;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.Headers;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Jws;
import dev.perennial.pki.PkiException;

/** A request as it arrived at a {@link ScriptedCa}. */
record ReceivedRequest(String method, String path, Headers headers, String body) {
    JsonObject json() {
        return JsonParser.parseString(body).getAsJsonObject();
    }

    Jws jws() {
        return jws(json());
    }

    static Jws jws(JsonObject json) {
        return new Jws(
                json.get("protected").getAsString(),
                json.get("payload").getAsString(),
                json.get("signature").getAsString());
    }

    JsonObject protectedHeader() {
        return decoded(jws().protectedHeader());
    }

    String nonce() {
        return protectedHeader().get("nonce").getAsString();
    }

    JsonObject payload() {
        return decoded(jws().payload());
    }

    static JsonObject decoded(String base64Url) {
        try {
            return JsonParser.parseString(new String(Base64Url.decode(base64Url), UTF_8))
                    .getAsJsonObject();
        } catch (PkiException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
