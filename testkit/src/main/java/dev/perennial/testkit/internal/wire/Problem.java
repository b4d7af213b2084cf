package dev.perennial.testkit.internal.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.pki.Identifier;
import java.util.List;

/** A problem document (RFC 7807 as RFC 8555 section 6.7 uses it). {@code extra} holds members that few types have. */
public record Problem(ProblemType type, int status, String detail, List<Subproblem> subproblems, JsonObject extra) {

    /** One identifier's share of a problem (RFC 8555 section 6.7.1). */
    public record Subproblem(ProblemType type, String detail, Identifier identifier) {}

    public Problem {
        subproblems = List.copyOf(subproblems);
    }

    public static Problem of(ProblemType type, String detail) {
        return of(type, type.status(), detail);
    }

    public static Problem of(ProblemType type, int status, String detail) {
        return new Problem(type, status, detail, List.of(), new JsonObject());
    }

    public Problem withSubproblems(List<Subproblem> parts) {
        return new Problem(type, status, detail, parts, extra);
    }

    public JsonObject toJson() {
        JsonObject json = extra.deepCopy();
        json.addProperty("type", type.urn());
        json.addProperty("detail", detail);
        json.addProperty("status", status);
        if (!subproblems.isEmpty()) {
            JsonArray parts = new JsonArray();
            subproblems.forEach(part -> parts.add(toJson(part)));
            json.add("subproblems", parts);
        }
        return json;
    }

    private static JsonObject toJson(Subproblem part) {
        JsonObject json = new JsonObject();
        json.addProperty("type", part.type().urn());
        json.addProperty("detail", part.detail());
        json.add("identifier", Json.identifier(part.identifier()));
        return json;
    }
}
