package dev.perennial.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All that {@link Decider} looks at: one certificate and what was said about it.
 *
 * @param ari the window suggested for exactly this certificate, not for one it replaced
 * @param renewBeforeExpiry from the renewal configuration; absent means the default rules
 * @param autorenew false if the renewal configuration switches automatic renewal off
 * @param forced true under {@code --force-renewal}
 * @param rehearsal true under {@code --dry-run}
 * @param hold until when it is left alone after failures, or because the authority wants that
 * @param unfinished whether an earlier run has asked the authority for the successor and was cut off before it was kept
 * @param place in the {@link Rota} of a host with very many certificates; absent on others
 */
public record RenewalFacts(
        Instant notBefore,
        Instant notAfter,
        Optional<SuggestedWindow> ari,
        Optional<Duration> renewBeforeExpiry,
        boolean autorenew,
        boolean forced,
        boolean rehearsal,
        Optional<Hold> hold,
        boolean unfinished,
        Optional<Place> place) {

    /** On a host with few certificates. */
    public RenewalFacts(
            Instant notBefore,
            Instant notAfter,
            Optional<SuggestedWindow> ari,
            Optional<Duration> renewBeforeExpiry,
            boolean autorenew,
            boolean forced,
            boolean rehearsal,
            Optional<Hold> hold,
            boolean unfinished) {
        this(
                notBefore,
                notAfter,
                ari,
                renewBeforeExpiry,
                autorenew,
                forced,
                rehearsal,
                hold,
                unfinished,
                Optional.empty());
    }

    /** Nothing has happened in earlier runs that matters. */
    public RenewalFacts(
            Instant notBefore,
            Instant notAfter,
            Optional<SuggestedWindow> ari,
            Optional<Duration> renewBeforeExpiry,
            boolean autorenew,
            boolean forced,
            boolean rehearsal) {
        this(notBefore, notAfter, ari, renewBeforeExpiry, autorenew, forced, rehearsal, Optional.empty(), false);
    }

    /** The same, but left alone. It may have been forced. */
    public RenewalFacts held(Hold until) {
        return new RenewalFacts(
                notBefore,
                notAfter,
                ari,
                renewBeforeExpiry,
                autorenew,
                false,
                rehearsal,
                Optional.of(hold.map(until::orLonger).orElse(until)),
                unfinished,
                place);
    }

    public Duration lifetime() {
        return Duration.between(notBefore, notAfter);
    }
}
