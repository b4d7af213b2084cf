package dev.perennial.acme.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.perennial.acme.PlainText;
import dev.perennial.acme.Problem;
import dev.perennial.acme.Subproblem;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.PkiException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads problem documents, leniently: an ill-formed error is still an error, and every readable part of it helps. */
final class ProblemReader {
    private static final int MAX_TYPE = 200;
    private static final int MAX_TEXT = 2000;
    private static final int MAX_SNIPPET = 300;
    private static final int MAX_PARTS = 200;
    /** The second was used before RFC 8555 and is still met. */
    private static final String[] PREFIXES = {"urn:ietf:params:acme:error:", "urn:acme:error:"};

    private ProblemReader() {}

    /** The problem in an answer with status 400 or above, whatever its Content-Type says. */
    static Problem read(Response response) {
        Optional<JsonObject> object = JsonText.object(response.body());
        if (object.isEmpty() || !(object.get().has("type") || object.get().has("detail"))) {
            return Problem.untyped(response.status(), PlainText.of(response.body(), MAX_SNIPPET));
        }
        return read(object.get(), response.status());
    }

    /** The error of an order or a challenge. */
    static Problem read(JsonObject object) {
        int status = 0;
        if (object.get("status") instanceof JsonPrimitive member && member.isNumber()) {
            double number = member.getAsDouble();
            status = number >= 100 && number < 600 ? (int) number : 0;
        }
        return read(object, status);
    }

    private static Problem read(JsonObject object, int status) {
        List<Subproblem> parts = new ArrayList<>();
        for (JsonElement item : array(object, "subproblems")) {
            if (item.isJsonObject() && parts.size() < MAX_PARTS) {
                JsonObject part = item.getAsJsonObject();
                parts.add(new Subproblem(
                        type(part), text(part, "title", MAX_TEXT), text(part, "detail", MAX_TEXT), identifier(part)));
            }
        }
        List<String> algorithms = new ArrayList<>();
        for (JsonElement item : array(object, "algorithms")) {
            if (item.isJsonPrimitive() && algorithms.size() < MAX_PARTS) {
                algorithms.add(PlainText.of(item.getAsString(), 20));
            }
        }
        return new Problem(
                type(object),
                text(object, "title", MAX_TEXT),
                text(object, "detail", MAX_TEXT),
                status,
                instance(object),
                parts,
                algorithms);
    }

    private static String type(JsonObject object) {
        String type = text(object, "type", MAX_TYPE);
        for (String prefix : PREFIXES) {
            if (type.startsWith(prefix)) {
                return type.substring(prefix.length());
            }
        }
        return type.isEmpty() ? Problem.NO_TYPE : type;
    }

    private static String text(JsonObject object, String name, int max) {
        return object.get(name) instanceof JsonPrimitive member ? PlainText.of(member.getAsString(), max) : "";
    }

    /** Only to be shown to a person, but even so nothing else than a web page. */
    private static Optional<URI> instance(JsonObject object) {
        try {
            URI page = new URI(text(object, "instance", MAX_TEXT));
            boolean web = "https".equalsIgnoreCase(page.getScheme()) || "http".equalsIgnoreCase(page.getScheme());
            return web ? Optional.of(page) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Identifier> identifier(JsonObject part) {
        if (!(part.get("identifier") instanceof JsonObject identifier)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Identifier.of(text(identifier, "type", 20), text(identifier, "value", 255)));
        } catch (PkiException e) {
            return Optional.empty();
        }
    }

    private static Iterable<JsonElement> array(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray array ? array : List.of();
    }
}
