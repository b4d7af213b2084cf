package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.invocation.InvocationJson;
import dev.perennial.cli.invocation.RenewalWait;
import dev.perennial.cli.policy.Standing;
import dev.perennial.cli.store.Lineages;
import dev.perennial.cli.work.Standings;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Durations;
import dev.perennial.engine.Invocation;
import dev.perennial.engine.InvocationEvidence;
import dev.perennial.engine.Pacing;
import dev.perennial.engine.RandomSleep;
import dev.perennial.lineage.LineageException;
import java.util.List;

/**
 * {@code why NAME}: what decides about the renewal of one lineage. {@code why}: how this process was started, and what a
 * renewal started like it would wait. Changes nothing and asks no CA.
 */
final class WhyVerb implements Verb {
    @Override
    public int run(Context context) throws Failure, LineageException {
        List<String> names = context.options().operands();
        if (names.isEmpty()) {
            wait(context);
        } else if (names.size() == 1) {
            explain(context, names.getFirst());
        } else {
            throw new Failure(FailureKind.USAGE, "why explains one certificate at a time; status shows all.")
                    .holding("Nothing was done.")
                    .exit(2);
        }
        return 0;
    }

    private static void explain(Context context, String name) throws Failure, LineageException {
        LocalMoments moments = LocalMoments.of(context.environment());
        Standings standings = new Standings(context, moments.now());
        Lineages.require(standings.store(), name);
        Standing standing = standings.of(name);
        if (standing instanceof Standing.Known known) {
            context.clocks().sees(name, known.facts().notBefore(), moments.now());
            Decider.warning(known.facts()).ifPresent(warning -> context.output().warning(name + ": " + warning));
        }
        if (context.output().json()) {
            JsonObject lineage = StandingJson.of(standing);
            if (standing instanceof Standing.Known known) {
                JsonArray records = new ProvenRecords(context, known).json();
                if (!records.isEmpty()) {
                    lineage.add("records", records);
                }
            }
            context.output().data("lineage", lineage);
        } else {
            new Explanation(context, moments).tell(standing);
        }
    }

    private static void wait(Context context) {
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
            context.output()
                    .line("Why a certificate is, or is not, renewed: '"
                            + context.environment().program() + " why NAME'.");
        }
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
