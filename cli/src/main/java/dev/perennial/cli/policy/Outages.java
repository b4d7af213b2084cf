package dev.perennial.cli.policy;

import dev.perennial.acme.AcmeException;
import dev.perennial.engine.Breaker;
import dev.perennial.engine.FailureClass;
import dev.perennial.lineage.Ledger;
import dev.perennial.lineage.Outage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Which CAs fail, whichever certificate they are asked for: a circuit breaker for each, from run to run. Any number of threads.
 */
public final class Outages {
    /** A CA that wants to be left alone for longer is asked all the same: nobody would renew there any more. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;
    private final Set<URI> probed = new HashSet<>();

    public Outages(Ledger ledger, Clock clock, RandomGenerator random) {
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    Optional<Outage> of(URI server) {
        return ledger.outage(server);
    }

    /**
     * Whether a CA may be asked now. Of those who want to ask one that was left alone for a while, just the first may until it
     * is known how that went.
     */
    synchronized boolean enter(URI server) {
        Optional<Outage> outage = ledger.outage(server);
        Instant now = clock.instant();
        if (outage.isEmpty()) {
            return true;
        }
        return !outage.get().open(now) && (!outage.get().halfOpen(now) || probed.add(server));
    }

    /** What fails while the CA is left alone was asked before that, and is no further failure. */
    synchronized void failed(URI server, Throwable failure) {
        FailureClass kind = FailureClass.of(failure);
        if (kind == FailureClass.LOCAL) {
            return;
        }
        Instant now = clock.instant();
        if (kind != FailureClass.UNREACHABLE) {
            worked(server); // it said no, so it is there
            return;
        }
        Optional<Outage> before = ledger.outage(server);
        if (before.isPresent() && before.get().open(now)) {
            return;
        }
        int failures = before.map(Outage::failures).orElse(0) + 1;
        Duration pause = Breaker.pause(failures, random);
        Instant until = now.plus(pause);
        Optional<Instant> asked = retryAt(failure).map(wish -> earlier(wish, now.plus(LONGEST)));
        if (!pause.isZero() && asked.isPresent() && asked.get().isAfter(until)) {
            until = asked.get();
        }
        Instant since = before.map(Outage::since).orElse(now);
        ledger.failed(new Outage(server, failures, since, now, Setbacks.sentence(failure), until), now);
    }

    /** After {@link #enter}: the certificate asks no more, whatever came of that. */
    synchronized void leave(URI server) {
        probed.remove(server);
    }

    synchronized void worked(URI server) {
        ledger.answered(server, clock.instant());
    }

    /** When the CA wants to be asked again, if it has said so. */
    static Optional<Instant> retryAt(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof AcmeException acme) {
                return acme.retryAt();
            }
        }
        return Optional.empty();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
