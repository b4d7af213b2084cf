package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The sentences users read about a decision. Instants are in UTC to the second. */
final class DecisionText {
    private static final String ROTA =
            "Renewals of a host with very many certificates are spread evenly over time, this one"
                    + " earlier than usual for once";

    private DecisionText() {}

    static String sentence(Decision decision) {
        return switch (decision) {
            case Decision.Due due -> due(due) + ignoredWindow(due.facts());
            case Decision.NotYet notYet -> notYet(notYet) + ignoredWindow(notYet.facts());
            case Decision.Held held -> held(held);
        };
    }

    private static String held(Decision.Held held) {
        if (held.rule() == Rule.AUTORENEW_OFF) {
            return "The renewal configuration says autorenew = False.";
        }
        Hold hold = held.facts().hold().orElseThrow();
        return "It is not tried again before " + text(hold.until()) + ": " + hold.why()
                + " Somebody who gives --force-renewal tries it at once.";
    }

    static String warning(Duration interval, Duration lifetime) {
        String head = "renew_before_expiry is " + Durations.text(interval) + " but the certificate lives only "
                + Durations.text(lifetime);
        Duration between = lifetime.minus(interval);
        if (!between.isPositive()) {
            return head + ": it is renewed at every run. Remove renew_before_expiry to renew it every "
                    + Durations.text(Decider.usualInterval(lifetime)) + '.';
        }
        return head + ": it is renewed every " + Durations.text(between)
                + ". Remove renew_before_expiry to renew it every " + Durations.text(Decider.usualInterval(lifetime))
                + '.';
    }

    private static String due(Decision.Due due) {
        RenewalFacts facts = due.facts();
        return switch (due.rule()) {
            case FORCED -> "Renewal is forced.";
            case REHEARSAL -> "A rehearsal renews in any case.";
            case EXPIRED -> "The certificate expired at " + text(facts.notAfter()) + '.';
            case UNFINISHED ->
                "An earlier run ordered the new certificate and was cut off before it was kept; this one goes on.";
            case ARI -> window(facts) + "; the moment chosen in it, " + text(due.since()) + ", has come.";
            case ROTA -> ROTA + "; its turn came at " + text(due.since()) + '.';
            case RENEW_BEFORE_EXPIRY -> configured(facts) + ": due since " + text(due.since()) + '.';
            case LIFETIME_FRACTION -> share(facts) + " passed at " + text(due.since()) + '.';
            case AUTORENEW_OFF, BACKOFF -> throw new IllegalArgumentException(due.rule() + " never makes due");
        };
    }

    private static String notYet(Decision.NotYet notYet) {
        RenewalFacts facts = notYet.facts();
        return switch (notYet.rule()) {
            case ARI -> window(facts) + "; the moment chosen in it is " + text(notYet.when()) + '.';
            case ROTA -> ROTA + "; its turn comes at " + text(notYet.when()) + '.';
            case RENEW_BEFORE_EXPIRY -> configured(facts) + ": due from " + text(notYet.when()) + '.';
            case LIFETIME_FRACTION -> share(facts) + " will have passed at " + text(notYet.when()) + '.';
            case FORCED, REHEARSAL, EXPIRED, UNFINISHED, AUTORENEW_OFF, BACKOFF ->
                throw new IllegalArgumentException(notYet.rule() + " never means later");
        };
    }

    private static String window(RenewalFacts facts) {
        SuggestedWindow window = facts.ari().orElseThrow();
        return "The certificate authority suggests renewal between " + text(window.start()) + " and "
                + text(window.end());
    }

    private static String configured(RenewalFacts facts) {
        return "renew_before_expiry is "
                + Durations.text(facts.renewBeforeExpiry().orElseThrow()) + " and the certificate expires at "
                + text(facts.notAfter());
    }

    private static String share(RenewalFacts facts) {
        Duration lifetime = facts.lifetime();
        return (Decider.shortLived(lifetime) ? "Half" : "Two thirds") + " of the certificate's life of "
                + Durations.text(lifetime);
    }

    private static String ignoredWindow(RenewalFacts facts) {
        return facts.ari()
                .filter(window -> !window.plausible(facts.notAfter()))
                .map(window -> ' ' + window(facts) + ", which makes no sense and is ignored.")
                .orElse("");
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
