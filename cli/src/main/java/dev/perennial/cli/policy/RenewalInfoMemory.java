package dev.perennial.cli.policy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.perennial.engine.SuggestedWindow;
import dev.perennial.engine.Suggestion;
import dev.perennial.lineage.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
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
public final class RenewalInfoMemory {
    private final Path file;
    private final Map<String, Suggestion> answers = new HashMap<>();
    private boolean changed;

    private RenewalInfoMemory(Path file) {
        this.file = file;
    }

    /** Reads the disk. */
    public static RenewalInfoMemory in(Path workDir) {
        RenewalInfoMemory memory = new RenewalInfoMemory(workDir.resolve("renewal-info.json"));
        if (Files.isReadable(memory.file)) {
            try {
                JsonObject all =
                        JsonParser.parseString(Files.readString(memory.file)).getAsJsonObject();
                for (Map.Entry<String, JsonElement> entry : all.entrySet()) {
                    JsonObject one = entry.getValue().getAsJsonObject();
                    Optional<SuggestedWindow> window = one.has("start")
                            ? Optional.of(
                                    new SuggestedWindow(entry.getKey(), instant(one, "start"), instant(one, "end")))
                            : Optional.empty();
                    Optional<String> explanation = one.has("explanation")
                            ? Optional.of(member(one, "explanation").getAsString())
                            : Optional.empty();
                    memory.answers.put(entry.getKey(), new Suggestion(window, moment(one, "askAgain"), explanation));
                }
            } catch (IOException
                    | JsonParseException
                    | IllegalStateException
                    | UnsupportedOperationException
                    | NumberFormatException
                    | DateTimeException e) {
                memory.answers.clear();
            }
        }
        return memory;
    }

    private static Instant instant(JsonObject object, String name) {
        return Instant.parse(member(object, name).getAsString());
    }

    /** In seconds since 1970: every answer has one, and a thousand dates take 20 ms to read. */
    private static Instant moment(JsonObject object, String name) {
        return Instant.ofEpochSecond(member(object, name).getAsLong());
    }

    private static JsonElement member(JsonObject object, String name) {
        JsonElement value = object.get(name);
        if (value == null) {
            throw new JsonParseException(name + " is missing");
        }
        return value;
    }

    /** Absent if the CA is to be asked. */
    Optional<Suggestion> answer(String certId, Instant now) {
        return Optional.ofNullable(answers.get(certId)).filter(answer -> answer.holds(now));
    }

    /** The page of the last answer, whether or not that still holds. */
    Optional<String> explanation(String certId) {
        return Optional.ofNullable(answers.get(certId)).flatMap(Suggestion::explanation);
    }

    /** What the CA said last, even if it is to be asked again by now; absent if it was never asked. */
    public Optional<Suggestion> lastAnswer(String certId, Instant now) {
        return Optional.ofNullable(answers.get(certId)).filter(answer -> answer.sane(now));
    }

    void put(String certId, Suggestion answer) {
        answers.put(certId, answer);
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
                answer.window().ifPresent(window -> {
                    one.addProperty("start", window.start().toString());
                    one.addProperty("end", window.end().toString());
                });
                one.addProperty("askAgain", answer.askAgain().getEpochSecond());
                answer.explanation().ifPresent(page -> one.addProperty("explanation", page));
                all.add(certId, one);
            }
        });
        AtomicFiles.makeFolders(file.resolveSibling("."), "rwxr-xr-x");
        AtomicFiles.replace(file, all + "\n", "rw-r--r--");
    }
}
