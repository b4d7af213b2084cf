package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A certificate of 90 days with nothing said about it, and the steps from there. */
record Facts(RenewalFacts facts) {
    static final Instant ISSUED = Instant.parse("2026-11-01T00:00:00Z");

    static Facts of(Duration lifetime) {
        return new Facts(new RenewalFacts(
                ISSUED, ISSUED.plus(lifetime), Optional.empty(), Optional.empty(), true, false, false));
    }

    static Facts ninetyDays() {
        return of(Duration.ofDays(90));
    }

    Facts window(Instant start, Instant end) {
        return with(Optional.of(new SuggestedWindow("aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE", start, end)));
    }

    Facts windowDays(long from, long to) {
        return window(ISSUED.plus(Duration.ofDays(from)), ISSUED.plus(Duration.ofDays(to)));
    }

    Facts renewBeforeExpiry(Duration interval) {
        return new Facts(new RenewalFacts(
                facts.notBefore(),
                facts.notAfter(),
                facts.ari(),
                Optional.of(interval),
                facts.autorenew(),
                facts.forced(),
                facts.rehearsal()));
    }

    Facts flags(boolean autorenew, boolean forced, boolean rehearsal) {
        return new Facts(new RenewalFacts(
                facts.notBefore(),
                facts.notAfter(),
                facts.ari(),
                facts.renewBeforeExpiry(),
                autorenew,
                forced,
                rehearsal));
    }

    Decision onDay(double day) {
        return Decider.decide(facts, ISSUED.plusSeconds((long) (day * 86400)));
    }

    private Facts with(Optional<SuggestedWindow> ari) {
        return new Facts(new RenewalFacts(
                facts.notBefore(),
                facts.notAfter(),
                ari,
                facts.renewBeforeExpiry(),
                facts.autorenew(),
                facts.forced(),
                facts.rehearsal()));
    }
}
