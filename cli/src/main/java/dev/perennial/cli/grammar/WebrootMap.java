package dev.perennial.cli.grammar;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code {"a.example,b.example": "/var/www"}}: names and their folder. */
final class WebrootMap {
    private WebrootMap() {}

    static Map<String, String> parse(String json, String where) throws UsageException {
        Map<String, String> folderOf = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object(json, where).entrySet()) {
            JsonElement folder = entry.getValue();
            if (!folder.isJsonPrimitive() || folder.getAsString().indexOf('\0') >= 0) {
                throw wrong(where);
            }
            List<String> names = DomainNames.check(List.of(entry.getKey().split(",", -1)), where);
            for (String name : names) {
                folderOf.put(name, folder.getAsString());
            }
        }
        return folderOf;
    }

    private static JsonObject object(String json, String where) throws UsageException {
        try {
            JsonElement element = JsonParser.parseString(json);
            if (element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (JsonParseException e) {
            throw wrong(where);
        }
        throw wrong(where);
    }

    private static UsageException wrong(String where) {
        return UsageException.refused(where + ": must be JSON such as {\"a.example,b.example\": \"/var/www\"}");
    }
}
