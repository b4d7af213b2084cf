package dev.perennial.lineage.takeover;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.perennial.lineage.ForeignTree;
import dev.perennial.lineage.LineageException;
import org.jspecify.annotations.Nullable;

/** A JSON object of another client, of which the texts are wanted that stand under a path of names. */
final class ForeignJson {
    private final JsonObject root;

    private ForeignJson(JsonObject root) {
        this.root = root;
    }

    static ForeignJson read(ForeignTree tree, String file) throws LineageException {
        try {
            if (JsonParser.parseString(tree.text(file)) instanceof JsonObject object) {
                return new ForeignJson(object);
            }
        } catch (JsonParseException e) {
            // Without the cause, which would quote the text.
            throw new LineageException(tree.path(file) + " cannot be used: it is no JSON.");
        }
        throw new LineageException(tree.path(file) + " cannot be used: it holds no JSON object.");
    }

    /** Empty if it is not there or no text. */
    String text(String... path) {
        @Nullable JsonElement at = root;
        for (String name : path) {
            at = at instanceof JsonObject object ? object.get(name) : null;
        }
        return at instanceof JsonPrimitive value && value.isString() ? value.getAsString() : "";
    }
}
