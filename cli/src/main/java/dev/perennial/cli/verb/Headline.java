package dev.perennial.cli.verb;

import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.policy.Standing;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Durations;
import dev.perennial.engine.Rule;
import dev.perennial.lineage.Trouble;
import dev.perennial.lineage.Unserved;
import java.time.Instant;

/** The answer in one sentence: what is wrong, if anything, and when it is renewed. */
final class Headline {
    private final LocalMoments moments;

    Headline(LocalMoments moments) {
        this.moments = moments;
    }

    String of(Standing.Unreadable unreadable) {
        return unreadable.name() + ": BROKEN, it cannot be renewed: " + sentence(unreadable.problem());
    }

    String of(Standing.Known known) {
        return known.name() + ": "
                + switch (known.state()) {
                    case BROKEN ->
                        "BROKEN, no server should be given its files: "
                                + sentence(known.problems().getFirst());
                    case EXPIRED ->
                        "EXPIRED on " + moments.both(known.facts().notAfter())
                                + known.trouble()
                                        .map(trouble -> ", and renewal fails: " + row(trouble))
                                        .orElse("")
                                + "; " + again(known, known.trouble().isPresent());
                    case FAILING ->
                        known.trouble()
                                .map(trouble -> "FAILING since " + moments.both(trouble.since()) + ", " + row(trouble)
                                        + "; " + again(known, true))
                                .orElseGet(() -> unserved(known));
                    case DUE -> "DUE, renewed by the next run" + because(known) + '.';
                    case HELD -> held(known);
                    case OK -> "renews on " + known.next().map(moments::both).orElse("no day") + because(known) + '.';
                };
    }

    private static String unserved(Standing.Known known) {
        boolean hook = known.unserved().filter(Unserved.Entry::failed).isPresent();
        return "renewed, but " + (hook ? "a deploy hook FAILED" : "NOT SEEN at its servers")
                + "; the next run looks again.";
    }

    private static String row(Trouble trouble) {
        return trouble.failures() == 1 ? "tried once" : trouble.failures() + " times in a row";
    }

    private String again(Standing.Known known, boolean tried) {
        if (known.next().isEmpty()) {
            return "not renewed automatically, because its renewal configuration says autorenew = False.";
        }
        Instant next = known.next().get();
        return (tried ? "next try " : "renewed ")
                + (next.isAfter(moments.now()) ? "on " + moments.both(next) : "by the next run")
                + '.';
    }

    private String held(Standing.Known known) {
        if (known.next().isEmpty()) {
            return "HELD, not renewed automatically, because its renewal configuration says autorenew = False."
                    + " It expires on " + moments.both(known.facts().notAfter()) + '.';
        }
        return "HELD, renewed from " + moments.both(known.next().get()) + " on"
                + known.facts().hold().map(hold -> "; " + sentence(hold.why())).orElse(".");
    }

    /** The rule in passing; the table below says more. What a hold only delays is explained by the hold. */
    private static String because(Standing.Known known) {
        Rule rule = known.decision().rule();
        boolean later = known.decision() instanceof Decision.NotYet;
        return switch (rule) {
            case ARI ->
                later ? ", the moment chosen in the CA's window" : ": the moment chosen in the CA's window has come";
            case ROTA -> ", earlier than usual for once, so that very many do not come together";
            case RENEW_BEFORE_EXPIRY ->
                ", " + known.facts().renewBeforeExpiry().map(Durations::text).orElse("")
                        + " before it expires, as configured";
            case LIFETIME_FRACTION ->
                ", after " + (Decider.shortLived(known.facts().lifetime()) ? "half" : "two thirds") + " of its life";
            case UNFINISHED -> ", which goes on with the order of a run that was cut off";
            case FORCED -> ", because that is forced";
            case REHEARSAL -> ", because a rehearsal renews in any case";
            case AUTORENEW_OFF, BACKOFF, EXPIRED -> "";
        };
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + '.';
    }
}
