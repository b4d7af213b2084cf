package dev.perennial.cli.policy;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.engine.Breaker;
import dev.perennial.pki.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How soon a certificate turns from a CA that fails to another one.
 *
 * @param patience how many failures of the CA in a row, by whichever certificates, are enough
 * @param waits until when it is worth waiting, if the CA says how long
 * @param hurried whether there is no time to find out what became of an order
 * @param forced whether also a CA is asked that is left alone otherwise
 */
public record Urgency(int patience, Instant waits, boolean hurried, boolean forced) {
    private static final int PART = 3;

    /** Of a certificate that a run renews without being asked for just that. */
    static Urgency unattended(Certificate old, Instant now) {
        Duration life = Duration.between(old.notBefore(), old.notAfter());
        Duration left = Duration.between(now, old.notAfter());
        Duration some = left.isNegative() ? Duration.ZERO : left.dividedBy(PART);
        return new Urgency(Breaker.patience(left, life), now.plus(some), Breaker.hurried(left, life), false);
    }

    /**
     * As options have it: somebody who wants one certificate now waits for nothing.
     *
     * @param old that the new one replaces
     */
    public static Urgency of(ParsedOptions options, Optional<Certificate> old, Instant now) {
        boolean forced = options.flag("renew_by_default");
        return old.isEmpty() || forced || !options.verb().equals("renew")
                ? new Urgency(1, now, false, forced)
                : unattended(old.get(), now);
    }
}
