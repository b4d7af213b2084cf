package dev.perennial.cli.verb;

import com.google.gson.JsonObject;
import dev.perennial.cli.Context;
import dev.perennial.cli.invocation.InvocationJson;
import dev.perennial.cli.invocation.RenewalWait;
import dev.perennial.engine.Durations;
import dev.perennial.engine.Invocation;
import dev.perennial.engine.InvocationEvidence;
import dev.perennial.engine.Pacing;
import dev.perennial.engine.RandomSleep;

/** {@code why}: how this process was started, and what a renewal started like it would wait. Changes nothing. */
final class WhyVerb implements Verb {
    @Override
    public int run(Context context) {
        RenewalWait wait = new RenewalWait(context);
        InvocationEvidence evidence = wait.evidence();
        RandomSleep mode = RenewalWait.mode(context.options());
        boolean waits = Pacing.waits(evidence, mode);
        if (context.output().json()) {
            JsonObject invocation = InvocationJson.of(evidence);
            invocation.addProperty("waits", waits);
            invocation.addProperty("longestWait", waits ? wait.max().toSeconds() : 0);
            context.output().data("invocation", invocation);
        } else {
            context.output().line("Invocation: " + words(evidence.invocation()) + " (" + evidence.because() + ").");
            context.output()
                    .line("Before its first due renewal, a renewal started like this "
                            + (waits ? "waits up to " + Durations.text(wait.max()) : "does not wait")
                            + because(mode) + '.');
        }
        return 0;
    }

    private static String because(RandomSleep mode) {
        return switch (mode) {
            case AUTO -> "";
            case ALWAYS -> ", as --random-sleep always asks for";
            case NEVER -> ", as --no-random-sleep-on-renew or --random-sleep never asks for";
        };
    }

    private static String words(Invocation invocation) {
        return switch (invocation) {
            case TERMINAL -> "at a terminal";
            case REMOTE_COMMAND -> "a remote command, somebody waits for the answer";
            case SCHEDULED -> "scheduled";
            case UNATTENDED -> "unattended";
        };
    }
}
