package dev.perennial.cli.policy;

import dev.perennial.acme.AcmeProblemException;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.FailureKind;
import dev.perennial.engine.Backoff;
import dev.perennial.engine.FailureClass;
import dev.perennial.engine.Hold;
import dev.perennial.lineage.Ledger;
import dev.perennial.lineage.Limit;
import dev.perennial.lineage.Trouble;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** What goes wrong is remembered, so that later runs leave a CA alone for as long as makes sense. Any number of threads. */
public final class Setbacks {
    private final Ledger ledger;
    private final Clock clock;
    private final RandomGenerator random;
    private final Set<String> lifted = ConcurrentHashMap.newKeySet();

    public Setbacks(Ledger ledger, Clock clock, RandomGenerator random) {
        this.ledger = ledger;
        this.clock = clock;
        this.random = random;
    }

    /** Takes in what other runs have noted while this one waited for a person, or for its time. Reads the disk. */
    public void refresh() {
        ledger.refresh();
    }

    /** Whether anything at all is remembered; mostly not, and a thousand certificates need not be looked up then. */
    boolean any() {
        return !ledger.empty();
    }

    /** Whether the last renewal of a certificate has failed. */
    public boolean troubled(String lineage, Certificate certificate) {
        return ledger.trouble(lineage, certificate.notBefore()).isPresent();
    }

    /** What a certificate has failed for looks repaired: its own failures do not hold it now, only what the CA has said. */
    public void lift(String lineage) {
        lifted.add(lineage);
    }

    /** Whether a certificate is to be left alone now. */
    Optional<Hold> hold(String lineage, Certificate certificate, URI server, String account) {
        if (lifted.contains(lineage)) {
            return ledger.limit(server, account, certificate.identifiers(), clock.instant());
        }
        return ledger.hold(
                lineage, certificate.notBefore(), server, account, certificate.identifiers(), clock.instant());
    }

    /** The same, whichever CA it may come from. */
    Optional<Hold> hold(String lineage, Certificate certificate) {
        return ledger.ownHold(lineage, certificate.notBefore(), clock.instant());
    }

    /** The renewal of a certificate has failed, which is written down unless trying again costs nobody anything. */
    public void failed(String lineage, Certificate old, Throwable failure) {
        FailureClass kind = FailureClass.of(failure);
        if (kind == FailureClass.LOCAL) {
            return;
        }
        lifted.remove(lineage);
        Instant now = clock.instant();
        Optional<Trouble> before = ledger.trouble(lineage, old.notBefore());
        int failures = before.map(Trouble::failures).orElse(0) + 1;
        Duration life = Duration.between(old.notBefore(), old.notAfter());
        Duration left = Duration.between(now, old.notAfter());
        Instant until = now.plus(Backoff.after(kind, failures, life, left, random));
        Instant since = before.map(Trouble::since).orElse(now);
        ledger.failed(lineage, new Trouble(failures, since, now, sentence(failure), until), now);
    }

    public void worked(String lineage) {
        ledger.worked(lineage, clock.instant());
    }

    /** What a CA that was asked too much has said about when to come back, which may concern other certificates, too. */
    public void limited(URI server, String account, List<Identifier> names, Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof AcmeProblemException problem
                    && problem.rateLimited()
                    && problem.retryAt().isPresent()) {
                String detail = problem.problem().summary();
                Hold hold = new Hold(problem.retryAt().get(), "the CA said: " + detail);
                ledger.limited(Limit.of(server, account, names, detail, hold), clock.instant());
                return;
            }
        }
    }

    /** Refuses what the CA has said that it would refuse. */
    public void requireUnlimited(URI server, String account, List<Identifier> names) throws Failure {
        Optional<Hold> limit = ledger.limit(server, account, names, clock.instant());
        if (limit.isPresent()) {
            throw new Failure(
                            FailureKind.CA_REFUSED,
                            server.getHost() + " takes no order for these names before "
                                    + limit.get().until().truncatedTo(ChronoUnit.SECONDS) + "; "
                                    + limit.get().why())
                    .holding("Nothing was asked of it now; certificates that were in place still are.")
                    .next("Wait until then, or try all the same with --force-renewal.");
        }
    }

    public static String sentence(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        return message.endsWith(".") ? message : message + '.';
    }
}
