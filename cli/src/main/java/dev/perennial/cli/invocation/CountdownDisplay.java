package dev.perennial.cli.invocation;

import dev.perennial.engine.Durations;
import dev.perennial.engine.Wait;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** The line, and below it the time left, second by second. For a terminal. */
final class CountdownDisplay implements WaitDisplay {
    private static final String CLEAR_LINE = "\r\033[K";

    private final LineDisplay line;
    private final PrintStream terminal;

    CountdownDisplay(LineDisplay line, PrintStream terminal) {
        this.line = line;
        this.terminal = terminal;
    }

    @Override
    public void begin(Wait wait, Instant now, boolean findable) {
        line.begin(wait, now, findable);
    }

    @Override
    public Duration interval() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void left(Duration left) {
        terminal.print(CLEAR_LINE + Durations.text(left) + " left, Ctrl-C stops");
        terminal.flush();
    }

    @Override
    public void close() {
        terminal.print(CLEAR_LINE);
        terminal.flush();
    }

    @Override
    public void end(Duration waited, boolean skipped) {
        line.end(waited, skipped);
    }
}
