package dev.perennial.cli.console;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * For programs: stdout is exactly one object, written at the end; stderr is one event a line while the command runs. So
 * a caller may parse all of stdout at once, and one that wants to watch reads stderr.
 */
public final class JsonOutput implements Output {
    static final String SCHEMA = "perennial/1";

    private final Environment environment;
    private final String command;
    private final JsonObject data = new JsonObject();
    private final JsonArray warnings = new JsonArray();
    private @Nullable JsonObject error;

    public JsonOutput(Environment environment, String command) {
        this.environment = environment;
        this.command = command;
    }

    @Override
    public boolean json() {
        return true;
    }

    @Override
    public void line(String text) {
        // For people.
    }

    @Override
    public void heading(String text) {
        // For people.
    }

    @Override
    public void error(String text) {
        warning(text);
    }

    @Override
    public synchronized void warning(String text) {
        warnings.add(text);
        JsonObject details = new JsonObject();
        details.addProperty("message", text);
        event("warning", details);
    }

    @Override
    public void detail(String text) {
        // For people.
    }

    @Override
    public synchronized void event(String name, JsonObject details) {
        JsonObject line = new JsonObject();
        line.addProperty("schema", SCHEMA);
        line.addProperty("event", name);
        line.addProperty(
                "time",
                environment.clock().instant().truncatedTo(ChronoUnit.MILLIS).toString());
        for (String key : details.keySet()) {
            line.add(key, details.get(key));
        }
        environment.stderr().println(Printable.json(line.toString()));
    }

    @Override
    public synchronized void data(String name, JsonElement value) {
        data.add(name, value);
    }

    @Override
    public synchronized void failure(Failure failure, String log) {
        JsonObject object = new JsonObject();
        object.addProperty("kind", failure.kind().id());
        object.addProperty("message", failure.what());
        put(object, "holds", failure.holds());
        put(object, "next", failure.next());
        put(object, "log", log);
        error = object;
    }

    @Override
    public synchronized void end(int exitCode) {
        JsonObject answer = new JsonObject();
        answer.addProperty("schema", SCHEMA);
        answer.addProperty("command", command);
        answer.addProperty("ok", exitCode == 0);
        answer.addProperty("exitCode", exitCode);
        answer.add("data", data);
        answer.add("warnings", warnings);
        answer.add("error", error == null ? JsonNull.INSTANCE : error);
        environment.stdout().println(Printable.json(answer.toString()));
        environment.stdout().flush();
    }

    private static void put(JsonObject object, String name, String value) {
        if (!value.isEmpty()) {
            object.addProperty(name, value);
        }
    }
}
