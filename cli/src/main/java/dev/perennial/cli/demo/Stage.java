package dev.perennial.cli.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.Cli;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.grammar.IniFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Types commands where everybody can see them, and shows what they answer. */
final class Stage {
    private final Environment environment;
    private final Output out;
    private final IniFiles ini;
    private final JsonArray commands = new JsonArray();
    private Duration inAll = Duration.ZERO;

    /** Reads that cli.ini and no other: the machine's own may have hooks and plugins in it. */
    Stage(Environment environment, Output out, Path ini) {
        this.environment = environment;
        this.out = out;
        this.ini = IniFiles.only(ini);
    }

    void heading(String text) {
        out.heading(text);
    }

    /** Runs one command as a process of its own would, except that it shares this one. */
    void run(String... words) throws Failure {
        String typed = environment.program() + ' ' + String.join(" ", words);
        out.line("$ " + typed);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(answer, true, StandardCharsets.UTF_8);
        long started = System.nanoTime();
        int code = new Cli(environment.speakingTo(both, both), ini).run(List.of(words));
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        out.line(answer.toString(StandardCharsets.UTF_8).strip().indent(2).stripTrailing());
        if (code != 0) {
            throw new Failure(
                            FailureKind.INTERNAL,
                            "The demo ends here: '" + typed + "' failed with exit code " + code + '.')
                    .holding("Nothing outside its temporary folder was touched.");
        }
        inAll = inAll.plus(took);
        commands.add(entry(typed, took));
    }

    void tellTimes() {
        out.data("commands", commands);
        out.line("\n" + commands.size() + " commands took " + inAll.toMillis() + " ms, the CA's part included.");
    }

    private static JsonObject entry(String typed, Duration took) {
        JsonObject entry = new JsonObject();
        entry.addProperty("command", typed);
        entry.addProperty("milliseconds", took.toMillis());
        return entry;
    }
}
