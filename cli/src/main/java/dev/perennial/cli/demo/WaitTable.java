package dev.perennial.cli.demo;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Environment;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.invocation.InvocationJson;
import dev.perennial.engine.Durations;
import dev.perennial.engine.Invocation;
import dev.perennial.engine.InvocationEvidence;
import dev.perennial.engine.Pacing;
import dev.perennial.engine.RandomSleep;
import dev.perennial.engine.WaitText;
import java.util.List;

/** What the pacing of a renewal draws for each way of starting it, and the line that a waiting renewal shows. */
final class WaitTable {
    /** A way to start a renewal, as people do it. */
    private record Start(String how, InvocationEvidence evidence) {}

    private static final List<Start> STARTS = List.of(
            new Start("perennial renew, at a terminal", evidence(Invocation.TERMINAL, "standard input is a terminal")),
            new Start("ssh host perennial renew", evidence(Invocation.REMOTE_COMMAND, "started by sshd")),
            new Start("cron, or a systemd timer", evidence(Invocation.SCHEDULED, "started by cron")),
            new Start(
                    "a container, a CI job",
                    evidence(Invocation.UNATTENDED, "no parent process tells who started it")));

    private final Environment environment;
    private final Output out;

    WaitTable(Environment environment, Output out) {
        this.environment = environment;
        this.out = out;
    }

    /** Draws once for each; waits for none. */
    void show() {
        JsonArray waits = new JsonArray();
        for (Start start : STARTS) {
            Pacing pacing = Pacing.plan(start.evidence(), RandomSleep.AUTO, Pacing.DEFAULT_MAX, environment.random());
            out.line("  " + padded(start.how(), 34)
                    + padded(start.evidence().invocation().name(), 16) + words(pacing));
            waits.add(entry(pacing));
            if (start.evidence().invocation() == Invocation.SCHEDULED) {
                out.line(says(pacing).indent(4).stripTrailing());
            }
        }
        out.data("waits", waits);
    }

    private static String words(Pacing pacing) {
        return pacing.waits()
                ? Durations.text(pacing.delay()) + " this time, of at most " + Durations.text(pacing.max())
                : "no wait";
    }

    private String says(Pacing pacing) {
        WaitText text = new WaitText(
                environment.clock().getZone(),
                environment.program(),
                ProcessHandle.current().pid());
        return "It says: " + text.line(pacing, environment.clock().instant());
    }

    private static JsonObject entry(Pacing pacing) {
        JsonObject entry = new JsonObject();
        entry.addProperty("invocation", InvocationJson.kind(pacing.evidence().invocation()));
        entry.addProperty("seconds", pacing.delay().toMillis() / 1000.0);
        entry.addProperty("longestWait", pacing.waits() ? pacing.max().toSeconds() : 0);
        return entry;
    }

    private static InvocationEvidence evidence(Invocation invocation, String because) {
        return new InvocationEvidence(invocation, because);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
