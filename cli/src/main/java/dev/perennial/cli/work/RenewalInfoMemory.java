package dev.perennial.cli.work;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.perennial.engine.SuggestedWindow;
import dev.perennial.lineage.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What CAs suggested and when they want to be asked again, from run to run: {@code renewal-info.json} in the working folder.
 * An hourly timer would otherwise ask for every certificate every hour; RFC 9773 section 4.3.3 wants clients to wait as
 * long as the CA said. By certificate, never by lineage: a window must not outlive the certificate it was given for. A
 * file that is missing or damaged costs a question to the CA and nothing else.
 */
final class RenewalInfoMemory {
    /** No CA can ask for more; what lies farther ahead was written while the clock was wrong. */
    private static final Duration LONGEST = Duration.ofHours(25);

    private record Answer(SuggestedWindow window, Instant askAgain) {
        boolean holds(Instant now) {
            return askAgain.isAfter(now) && askAgain.isBefore(now.plus(LONGEST));
        }
    }

    private final Path file;
    private final Map<String, Answer> answers = new HashMap<>();
    private boolean changed;

    private RenewalInfoMemory(Path file) {
        this.file = file;
    }

    /** Reads the disk. */
    static RenewalInfoMemory in(Path workDir) {
        RenewalInfoMemory memory = new RenewalInfoMemory(workDir.resolve("renewal-info.json"));
        if (Files.isReadable(memory.file)) {
            try {
                JsonObject all =
                        JsonParser.parseString(Files.readString(memory.file)).getAsJsonObject();
                for (Map.Entry<String, JsonElement> entry : all.entrySet()) {
                    JsonObject one = entry.getValue().getAsJsonObject();
                    SuggestedWindow window =
                            new SuggestedWindow(entry.getKey(), instant(one, "start"), instant(one, "end"));
                    memory.answers.put(entry.getKey(), new Answer(window, instant(one, "askAgain")));
                }
            } catch (IOException
                    | JsonParseException
                    | IllegalStateException
                    | UnsupportedOperationException
                    | DateTimeException e) {
                memory.answers.clear();
            }
        }
        return memory;
    }

    private static Instant instant(JsonObject object, String name) {
        JsonElement value = object.get(name);
        if (value == null) {
            throw new JsonParseException(name + " is missing");
        }
        return Instant.parse(value.getAsString());
    }

    /** Absent if the CA is to be asked. */
    Optional<SuggestedWindow> window(String certId, Instant now) {
        return Optional.ofNullable(answers.get(certId))
                .filter(answer -> answer.holds(now))
                .map(Answer::window);
    }

    void put(SuggestedWindow window, Instant askAgain) {
        answers.put(window.certId(), new Answer(window, askAgain));
        changed = true;
    }

    /** Writes what still holds, if there is anything new. Two runs at once may forget what one of them learned. */
    void save(Instant now) throws IOException {
        if (!changed) {
            return;
        }
        JsonObject all = new JsonObject();
        answers.forEach((certId, answer) -> {
            if (answer.holds(now)) {
                JsonObject one = new JsonObject();
                one.addProperty("start", answer.window().start().toString());
                one.addProperty("end", answer.window().end().toString());
                one.addProperty("askAgain", answer.askAgain().toString());
                all.add(certId, one);
            }
        });
        AtomicFiles.makeFolders(file.resolveSibling("."), "rwxr-xr-x");
        AtomicFiles.replace(file, all + "\n", "rw-r--r--");
    }
}
