package dev.perennial.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.Output;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was said. */
public final class RecordedOutput implements Output {
    private final List<String> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    public List<String> lines() {
        return lines;
    }

    public List<String> warnings() {
        return warnings;
    }

    @Override
    public boolean json() {
        return false;
    }

    @Override
    public void line(String text) {
        lines.add(text);
    }

    @Override
    public void heading(String text) {
        lines.add(text);
    }

    @Override
    public void error(String text) {
        warning(text);
    }

    @Override
    public void warning(String text) {
        warnings.add(text);
    }

    @Override
    public void detail(String text) {
        lines.add(text);
    }

    @Override
    public void event(String name, JsonObject details) {
        lines.add(name + details);
    }

    @Override
    public void data(String name, JsonElement value) {
        // The lines say the same.
    }

    @Override
    public void failure(Failure failure, String log) {
        throw new AssertionError(failure);
    }

    @Override
    public void end(int exitCode) {
        throw new AssertionError("the command line ends, not what it runs");
    }
}
