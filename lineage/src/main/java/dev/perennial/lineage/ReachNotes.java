package dev.perennial.lineage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/**
 * How the names of lineages looked when an authority did not validate them: {@code .perennial/reach.json} below the
 * configuration folder, there only while it says something. A file that is lost or damaged costs the notice of a repair and
 * nothing else. Written under {@link DirectoryLocks}.
 */
public final class ReachNotes {
    private static final String NAME = "reach.json";

    private final StateFolder folder;
    private final Listener listener;

    /** Touches nothing yet. */
    public ReachNotes(CertbotPaths paths, Listener listener) {
        this.folder = StateFolder.of(paths);
        this.listener = listener;
    }

    /** By lineage. Reads the disk. */
    public Map<String, Reach> read() {
        Map<String, Reach> notes = new HashMap<>();
        if (!Files.isReadable(folder.file(NAME))) {
            return notes;
        }
        try {
            JsonObject all =
                    JsonParser.parseString(Files.readString(folder.file(NAME))).getAsJsonObject();
            for (Map.Entry<String, JsonElement> entry : all.entrySet()) {
                JsonObject one = entry.getValue().getAsJsonObject();
                notes.put(entry.getKey(), new Reach(flag(one, "resolves"), flag(one, "answers")));
            }
            return notes;
        } catch (IOException e) {
            return unknown(IoReason.of(e));
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            return unknown("it cannot be understood");
        }
    }

    /** Costs some patience: a repair is noticed when the certificate is tried the next time. The next note replaces the file. */
    private Map<String, Reach> unknown(String why) {
        listener.on(new Event.Warning("What " + folder.file(NAME)
                + " says about names that were refused is of no use, because " + why + ". It may be deleted."));
        return new HashMap<>();
    }

    private static boolean flag(JsonObject object, String name) {
        JsonElement value = object.get(name);
        if (value == null) {
            throw new JsonParseException(name + " is missing");
        }
        return value.getAsBoolean();
    }

    /** Writes the disk. */
    public void write(Map<String, Reach> notes) throws IOException {
        if (notes.isEmpty()) {
            folder.remove(NAME);
            return;
        }
        JsonObject all = new JsonObject();
        notes.forEach((lineage, reach) -> {
            JsonObject one = new JsonObject();
            one.addProperty("resolves", reach.resolves());
            one.addProperty("answers", reach.answers());
            all.add(lineage, one);
        });
        folder.write(NAME, all + "\n");
    }
}
