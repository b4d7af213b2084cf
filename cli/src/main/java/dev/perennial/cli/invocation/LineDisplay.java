package dev.perennial.cli.invocation;

import dev.perennial.cli.console.Output;
import dev.perennial.engine.Durations;
import dev.perennial.engine.Wait;
import dev.perennial.engine.WaitText;
import java.time.Duration;
import java.time.Instant;

/** One line before the wait, for a log or a mail. */
final class LineDisplay implements WaitDisplay {
    private final Output output;
    private final WaitText text;

    LineDisplay(Output output, WaitText text) {
        this.output = output;
        this.text = text;
    }

    @Override
    public void begin(Wait wait, Instant now, boolean findable) {
        output.line(text.line(wait, now));
        if (!findable) {
            output.warning("'" + text.program() + " go' cannot find this process, because its name in /proc cannot be"
                    + " changed here; SIGUSR1 to process " + text.process() + " works.");
        }
    }

    @Override
    public void end(Duration waited, boolean skipped) {
        if (skipped) {
            output.line("The wait was ended after " + Durations.text(waited) + "; going on.");
        }
    }
}
