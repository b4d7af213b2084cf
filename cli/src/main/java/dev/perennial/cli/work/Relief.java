package dev.perennial.cli.work;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.perennial.engine.Reach;
import dev.perennial.lineage.AtomicFiles;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notices that what kept a name from being validated has been repaired, so that nobody waits a week for the next try. How
 * the names looked when a CA did not validate them is kept in {@code reach.json} in the working folder, which is there
 * only while it says something; a file that is lost or damaged costs that notice and nothing else.
 */
final class Relief {
    private final Path file;
    private final ReachProbe probe;
    private final Map<String, Reach> seen = new HashMap<>();

    private Relief(Path file, ReachProbe probe) {
        this.file = file;
        this.probe = probe;
    }

    /** Reads the disk. */
    static Relief in(Path workDir, ReachProbe probe) {
        Relief relief = new Relief(workDir.resolve("reach.json"), probe);
        if (Files.isReadable(relief.file)) {
            try {
                JsonObject all =
                        JsonParser.parseString(Files.readString(relief.file)).getAsJsonObject();
                for (Map.Entry<String, JsonElement> entry : all.entrySet()) {
                    JsonObject one = entry.getValue().getAsJsonObject();
                    relief.seen.put(entry.getKey(), new Reach(flag(one, "resolves"), flag(one, "answers")));
                }
            } catch (IOException | JsonParseException | IllegalStateException | UnsupportedOperationException e) {
                relief.seen.clear();
            }
        }
        return relief;
    }

    private static boolean flag(JsonObject object, String name) {
        JsonElement value = object.get(name);
        if (value == null) {
            throw new JsonParseException(name + " is missing");
        }
        return value.getAsBoolean();
    }

    /** Whether there is anything to notice about a lineage. */
    boolean knows(String lineage) {
        return seen.containsKey(lineage);
    }

    /** Those whose names look better than when they failed. Uses the network. */
    Set<String> repaired(Map<String, List<Identifier>> held) throws InterruptedException {
        Set<String> repaired = new HashSet<>();
        probe.of(held).forEach((lineage, now) -> {
            Reach then = seen.get(lineage);
            if (then != null && now.betterThan(then)) {
                repaired.add(lineage);
            }
        });
        return repaired;
    }

    /** Notes how those look that have just been refused, and forgets those that worked. Uses the network. */
    void note(Map<String, List<Identifier>> refused, List<String> worked) throws IOException, InterruptedException {
        Map<String, Reach> before = Map.copyOf(seen);
        worked.forEach(seen::remove);
        seen.putAll(probe.of(refused));
        if (seen.isEmpty() && !before.isEmpty()) {
            Files.deleteIfExists(file);
        } else if (!seen.equals(before)) {
            AtomicFiles.makeFolders(file.resolveSibling("."), "rwxr-xr-x");
            AtomicFiles.replace(file, text(), "rw-r--r--");
        }
    }

    private String text() {
        JsonObject all = new JsonObject();
        seen.forEach((lineage, reach) -> {
            JsonObject one = new JsonObject();
            one.addProperty("resolves", reach.resolves());
            one.addProperty("answers", reach.answers());
            all.add(lineage, one);
        });
        return all + "\n";
    }
}
