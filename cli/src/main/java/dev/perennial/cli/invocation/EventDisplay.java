package dev.perennial.cli.invocation;

import com.google.gson.JsonObject;
import dev.perennial.cli.console.Output;
import dev.perennial.engine.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Two events, for a program that watches. */
final class EventDisplay implements WaitDisplay {
    private final Output output;
    private final long process;

    EventDisplay(Output output, long process) {
        this.output = output;
        this.process = process;
    }

    @Override
    public void begin(Wait wait, Instant now, boolean findable) {
        JsonObject details = new JsonObject();
        details.add("invocation", InvocationJson.of(wait.evidence()));
        details.addProperty("purpose", wait.purpose());
        details.addProperty("why", wait.why());
        details.addProperty("seconds", seconds(wait.delay()));
        details.addProperty(
                "until", now.plus(wait.delay()).truncatedTo(ChronoUnit.MILLIS).toString());
        details.addProperty("process", process);
        details.addProperty("signal", "SIG" + GoSignal.NAME);
        details.addProperty("go", findable);
        output.event("wait_started", details);
    }

    @Override
    public void end(Duration waited, boolean skipped) {
        JsonObject details = new JsonObject();
        details.addProperty("seconds", seconds(waited));
        details.addProperty("skipped", skipped);
        output.event("wait_ended", details);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
