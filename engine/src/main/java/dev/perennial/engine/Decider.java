package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a certificate is due. Pure: no I/O, no clock, no randomness, so that every caller gets the same
 * answer for the same facts. Once due, the same facts stay due.
 */
public final class Decider {
    private static final Duration SHORT_LIFETIME = Duration.ofDays(10);

    private Decider() {}

    /**
     * The first rule that decides wins, in the order of {@link Rule}. Certbot's order: a suggested window that has
     * come makes a certificate due even if {@code renew_before_expiry} says later, {@code renew_before_expiry} makes it
     * due even if the window is still to come, and the fraction of the lifetime counts only where neither is known.
     */
    public static Decision decide(RenewalFacts facts, Instant now) {
        if (facts.forced()) {
            return new Decision.Due(Rule.FORCED, now, facts, now);
        }
        if (facts.rehearsal()) {
            return new Decision.Due(Rule.REHEARSAL, now, facts, now);
        }
        if (!facts.autorenew()) {
            return new Decision.Held(Rule.AUTORENEW_OFF, Optional.empty(), facts, now);
        }
        if (facts.unfinished()) {
            return new Decision.Due(Rule.UNFINISHED, now, facts, now);
        }
        Optional<Hold> hold = facts.hold().filter(each -> now.isBefore(each.until()));
        if (hold.isPresent()) {
            return new Decision.Held(Rule.BACKOFF, Optional.of(hold.get().until()), facts, now);
        }
        if (!now.isBefore(facts.notAfter())) {
            return new Decision.Due(Rule.EXPIRED, facts.notAfter(), facts, now);
        }
        Turn turn = turn(facts, now);
        return now.isBefore(turn.at())
                ? new Decision.NotYet(turn.rule(), turn.at(), facts, now)
                : new Decision.Due(turn.rule(), turn.at(), facts, now);
    }

    /** The first instant from now on at which the same facts are due; absent if there is none. */
    public static Optional<Instant> firstDue(RenewalFacts facts, Instant now) {
        return switch (decide(facts, now)) {
            case Decision.Due due -> Optional.of(now);
            case Decision.NotYet notYet -> Optional.of(notYet.when());
            case Decision.Held held -> held.until().flatMap(until -> firstDue(facts, until));
        };
    }

    /**
     * Until when a renewal that is due may be put off: a window's end, the certificate's. Absent if it has been too late
     * already, or if it is not about time. An authority that opens a window in the past wants it soon, but not at once.
     */
    public static Optional<Instant> latest(Decision.Due due) {
        RenewalFacts facts = due.facts();
        return switch (due.rule()) {
            case FORCED, REHEARSAL, AUTORENEW_OFF, BACKOFF, EXPIRED -> Optional.empty();
            case ARI ->
                facts.ari()
                        .map(SuggestedWindow::end)
                        .filter(due.at()::isBefore)
                        .or(() -> Optional.of(facts.notAfter()));
            case UNFINISHED, ROTA, RENEW_BEFORE_EXPIRY, LIFETIME_FRACTION -> Optional.of(facts.notAfter());
        };
    }

    /**
     * A warning if {@code renew_before_expiry} is more than a third of the certificate's life: written for longer
     * lives, it makes renewals needlessly frequent as lives get shorter, up to one at every run.
     */
    public static Optional<String> warning(RenewalFacts facts) {
        Duration third = facts.lifetime().dividedBy(3);
        return facts.renewBeforeExpiry()
                .filter(interval -> interval.compareTo(third) > 0)
                .map(interval -> DecisionText.warning(interval, facts.lifetime()));
    }

    private static Turn turn(RenewalFacts facts, Instant now) {
        Optional<Turn> ari = facts.ari()
                .filter(window -> window.plausible(facts.notAfter()))
                .map(window -> inRota(facts, window.start(), window.end(), new Turn(Rule.ARI, window.chosen())));
        Optional<Turn> configured = facts.renewBeforeExpiry()
                .map(interval -> new Turn(Rule.RENEW_BEFORE_EXPIRY, beforeExpiry(facts, interval)));
        if (ari.isPresent() && configured.isPresent()) {
            return ari.get().earlier(configured.get(), now);
        }
        return ari.or(() -> configured).orElseGet(() -> byLifetime(facts));
    }

    /** Where the authority names no window, the usual one (2 % of the life) is wide enough to keep a place in the rota. */
    private static Turn byLifetime(RenewalFacts facts) {
        Instant at = fraction(facts);
        Duration width = facts.lifetime().dividedBy(100);
        return inRota(facts, at.minus(width), at.plus(width), new Turn(Rule.LIFETIME_FRACTION, at));
    }

    /** A place in the window is one moment in it like any other; one before it counts only once or twice a certificate. */
    private static Turn inRota(RenewalFacts facts, Instant start, Instant end, Turn otherwise) {
        if (facts.place().isEmpty()) {
            return otherwise;
        }
        Instant turn =
                Rota.turn(facts.place().get().at(), facts.notBefore(), usualInterval(facts.lifetime()), start, end);
        if (turn.isBefore(start)) {
            return new Turn(Rule.ROTA, turn);
        }
        return turn.isBefore(end) ? new Turn(otherwise.rule(), turn) : otherwise;
    }

    /** An interval as long as the lifetime or longer: due as soon as valid. So "1000000 years" cannot overflow. */
    private static Instant beforeExpiry(RenewalFacts facts, Duration interval) {
        if (interval.isNegative()) {
            return facts.notAfter();
        }
        return interval.compareTo(facts.lifetime()) >= 0
                ? facts.notBefore()
                : facts.notAfter().minus(interval);
    }

    /** Whether half of the lifetime counts where two thirds do for others. */
    public static boolean shortLived(Duration lifetime) {
        return lifetime.compareTo(SHORT_LIFETIME) < 0;
    }

    /** From one renewal to the next. */
    static Duration usualInterval(Duration lifetime) {
        return shortLived(lifetime)
                ? lifetime.dividedBy(2)
                : lifetime.multipliedBy(2).dividedBy(3);
    }

    private static Instant fraction(RenewalFacts facts) {
        return facts.notBefore().plus(usualInterval(facts.lifetime()));
    }

    /** From when on a rule says due. */
    private record Turn(Rule rule, Instant at) {
        /** Whichever comes first; where both have passed this one names the decision, since it was asked first. */
        Turn earlier(Turn other, Instant now) {
            boolean mine = !now.isBefore(at) || at.isBefore(other.at);
            return mine ? this : other;
        }
    }
}
