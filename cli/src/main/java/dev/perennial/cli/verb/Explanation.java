package dev.perennial.cli.verb;

import dev.perennial.cli.ca.KnownCa;
import dev.perennial.cli.console.Context;
import dev.perennial.cli.console.LocalMoments;
import dev.perennial.cli.console.Rows;
import dev.perennial.cli.policy.Advice;
import dev.perennial.cli.policy.Standing;
import dev.perennial.engine.Durations;
import dev.perennial.engine.Hold;
import dev.perennial.engine.RenewalFacts;
import dev.perennial.engine.SuggestedWindow;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.Trouble;
import dev.perennial.lineage.Unserved;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code why NAME} for people: the answer first, then all that it comes from, then what happens next. */
final class Explanation {
    private final Context context;
    private final LocalMoments moments;

    Explanation(Context context, LocalMoments moments) {
        this.context = context;
        this.moments = moments;
    }

    void tell(Standing standing) {
        Headline headline = new Headline(moments);
        NextRun next = new NextRun(moments, context.environment().program());
        switch (standing) {
            case Standing.Unreadable unreadable -> {
                line(headline.of(unreadable));
                next(next.of(unreadable));
            }
            case Standing.Known known -> {
                line(headline.of(known));
                line("\n" + inputs(known).text());
                next(next.of(known));
            }
        }
    }

    private void line(String text) {
        context.output().line(text);
    }

    private void next(Rows rows) {
        context.output().heading("What the next run does:");
        line(rows.text());
    }

    private Rows inputs(Standing.Known known) {
        RenewalFacts facts = known.facts();
        Rows rows = new Rows("renew_before_expiry".length());
        rows.add("Names", String.join(", ", known.stored().names()));
        rows.add("Valid", moments.at(facts.notBefore()) + " to " + moments.at(facts.notAfter()));
        rows.add("Life", left(facts));
        rows.add("CA", ca(known.ca()));
        if (!known.issuer().equals(known.ca())) {
            rows.add("Issued by", ca(known.issuer()));
        }
        known.choice().passed().forEach(each -> rows.add("Passed over", each.sentence() + '.'));
        new ProvenRecords(context, known).lines(moments).forEach(text -> rows.add("Proven by", text));
        rows.add("Window of the CA", window(known.advice(), facts));
        rows.add(
                "renew_before_expiry",
                facts.renewBeforeExpiry().map(Durations::text).orElse("not set"));
        rows.add("autorenew", facts.autorenew() ? "yes" : "no");
        rows.add("Failures", failures(known));
        rows.add("Left alone", facts.hold().map(hold -> hold(known, hold)).orElse("no"));
        rows.add("Under way", underWay(known));
        known.unserved().ifPresent(entry -> rows.add("Served", unserved(entry)));
        rows.add("Rule", known.decision().rule().id());
        known.problems().forEach(problem -> rows.add("Damage", problem));
        return rows;
    }

    private String unserved(Unserved.Entry entry) {
        return entry.failed()
                ? "a deploy hook failed at " + moments.at(entry.deployed())
                : "not yet seen at its servers, whose deploy hooks ran at " + moments.at(entry.deployed());
    }

    private static String ca(KnownCa ca) {
        return ca.name().isEmpty() ? ca.directory().toString() : ca.title() + ", " + ca.directory();
    }

    private String left(RenewalFacts facts) {
        Duration left = Duration.between(moments.now(), facts.notAfter());
        return (left.isPositive() ? Durations.text(left) + " left" : "nothing left") + " of "
                + Durations.text(facts.lifetime());
    }

    private String window(Advice advice, RenewalFacts facts) {
        return switch (advice.kind()) {
            case IMPOSSIBLE -> "none for this certificate, the CA is not asked";
            case NOT_ASKED -> "not asked yet";
            case NONE -> "the CA gave none" + again(advice.askAgain());
            case SUGGESTED ->
                advice.window().map(window -> window(window, facts)).orElse("") + again(advice.askAgain());
        };
    }

    private String window(SuggestedWindow window, RenewalFacts facts) {
        return moments.at(window.start()) + " to " + moments.at(window.end())
                + (window.plausible(facts.notAfter())
                        ? ", chosen in it: " + moments.both(window.chosen())
                        : ", which makes no sense and is ignored");
    }

    private String again(Optional<Instant> askAgain) {
        return askAgain.map(when -> "; asked again "
                        + (when.isAfter(moments.now()) ? "from " + moments.at(when) + " on" : "by the next run"))
                .orElse("");
    }

    private String failures(Standing.Known known) {
        return known.trouble()
                .map(trouble -> trouble.failures()
                        + (trouble.failures() == 1
                                ? ", at " + moments.both(trouble.last())
                                : " in a row since " + moments.both(trouble.since()) + ", the last at "
                                        + moments.at(trouble.last()))
                        + ": " + trouble.message())
                .orElse("none since it was issued");
    }

    /** Where it is for the failures, the line above says why. */
    private String hold(Standing.Known known, Hold hold) {
        boolean told = known.trouble().map(Trouble::hold).equals(Optional.of(hold));
        return "until " + moments.both(hold.until()) + (told ? ", because of the failures" : ": " + hold.why());
    }

    private String underWay(Standing.Known known) {
        List<String> all = new ArrayList<>();
        if (known.unused()) {
            all.add("a newer version is kept, but not in use yet");
        }
        if (known.underWay().isPresent()) {
            JournalEntry entry = known.underWay().get();
            all.add("since " + moments.both(entry.begun()) + ": "
                    + Stage.of(entry).words()
                    + entry.order().map(order -> " (" + order + ')').orElse(""));
        }
        return all.isEmpty() ? "nothing" : String.join("; ", all);
    }
}
