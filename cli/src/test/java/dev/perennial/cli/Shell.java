package dev.perennial.cli;

import dev.perennial.acme.Sleeper;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.grammar.CliIni;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A user at a shell: types a line, reads what comes back. */
final class Shell {
    static final Instant NOW = Instant.parse("2026-11-24T10:35:12.045Z");

    /** The settings of the machine that the tests run on are not theirs. */
    private static final String NO_FILE = "/nonexistent/cli.ini";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables =
            new HashMap<>(Map.of("HOME", "/nonexistent", "PATH", "/usr/bin:/bin"));
    private String program = "perennial";
    private String typed = "";
    private Runnable meanwhile = () -> {};
    private boolean terminal;
    /** A CA dates what it issues by the real time, and what is dated otherwise is refused. */
    private Clock clock = Clock.systemUTC();

    private Sleeper sleeper = Sleeper.system();

    Shell with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** Types another name for the program. */
    Shell as(String name) {
        program = name;
        return this;
    }

    /** The time stands still at {@link #NOW}. */
    Shell atTheSameTime() {
        clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return this;
    }

    Shell onTerminal() {
        terminal = true;
        return this;
    }

    /** What the user will type, at a terminal without colours. */
    Shell typing(String lines) {
        typed = lines;
        return onTerminal().with("NO_COLOR", "1");
    }

    /** The same, and what happens while the user thinks about the first answer. */
    Shell typing(String lines, Runnable meanwhile) {
        this.meanwhile = meanwhile;
        return typing(lines);
    }

    /** What happens instead of the wait that a CA or another run makes necessary. */
    Shell waiting(Runnable instead) {
        sleeper = duration -> instead.run();
        return this;
    }

    /** As a machine has it whose clock is right, or off by this. */
    Shell offBy(Duration ahead) {
        clock = Clock.offset(Clock.systemUTC(), ahead);
        return this;
    }

    /** As a machine has it whose clock is set while it runs. */
    Shell by(Clock settable) {
        clock = settable;
        return this;
    }

    /** Where the CA makes others wait, time flies. */
    Shell impatient() {
        sleeper = duration -> {};
        return this;
    }

    int run(String... args) {
        return new Cli(environment(), CliIni.usual(variables, NO_FILE)).run(List.of(args));
    }

    Environment environment() {
        return new Environment(
                program,
                "1.2.3",
                variables,
                keyboard(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                descriptor -> terminal,
                clock,
                new Random(1),
                sleeper);
    }

    private InputStream keyboard() {
        InputStream keys = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        InputStream thought = new InputStream() {
            @Override
            public int read() {
                meanwhile.run();
                return -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return read();
            }
        };
        return new SequenceInputStream(thought, keys);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
