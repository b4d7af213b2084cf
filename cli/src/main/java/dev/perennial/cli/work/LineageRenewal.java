package dev.perennial.cli.work;

import dev.perennial.acme.AcmeException;
import dev.perennial.cli.console.ClockWatch;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.order.Succession;
import dev.perennial.cli.policy.CaChoice;
import dev.perennial.cli.policy.CaPolicy;
import dev.perennial.cli.policy.FactFinder;
import dev.perennial.cli.policy.FromCa;
import dev.perennial.cli.policy.Setbacks;
import dev.perennial.cli.policy.SuggestedWindows;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Decision;
import dev.perennial.engine.IssuanceException;
import dev.perennial.engine.Listener;
import dev.perennial.engine.Renewable;
import dev.perennial.engine.RenewalException;
import dev.perennial.engine.RenewalFacts;
import dev.perennial.engine.Renewed;
import dev.perennial.engine.SuggestedWindow;
import dev.perennial.lineage.Lineage;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LineageStore;
import dev.perennial.pki.Certificate;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A lineage on disk as the engine sees it. */
public final class LineageRenewal implements Renewable {
    private final String name;
    private final LineageStore store;
    private final ParsedOptions options;
    private final Succession succession;
    private final SuggestedWindows windows;
    private final Setbacks setbacks;
    private final CaPolicy policy;
    private final FactFinder facts;
    private Optional<Redeployment> mending;

    LineageRenewal(
            String name,
            LineageStore store,
            ParsedOptions options,
            Succession succession,
            SuggestedWindows windows,
            Setbacks setbacks,
            CaPolicy policy,
            FactFinder facts,
            Optional<Redeployment> mending) {
        this.policy = policy;
        this.name = name;
        this.store = store;
        this.options = options;
        this.succession = succession;
        this.windows = windows;
        this.setbacks = setbacks;
        this.facts = facts;
        this.mending = mending;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public RenewalFacts facts() throws RenewalException, InterruptedException {
        try {
            StoredLineage stored = StoredLineage.read(lineage());
            // Whoever issued a certificate knows when to renew it, also where the next one is to come from elsewhere.
            ParsedOptions effective = stored.restore(options.without("server"));
            Optional<SuggestedWindow> window =
                    facts.timely() ? windows.suggested(effective, stored.certificate()) : Optional.empty();
            return facts.of(stored, effective, window);
        } catch (Failure e) {
            throw new RenewalException(e.what(), e);
        } catch (LineageException e) {
            throw new RenewalException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    /** When it is first looked at, what a crash cut off is finished; later the lock is held. */
    private Lineage lineage() throws LineageException, InterruptedException {
        Lineage lineage = store.load(name);
        Optional<Redeployment> first = mending;
        mending = Optional.empty();
        return first.isPresent() && first.get().pending(lineage) ? first.get().inUse(name) : lineage;
    }

    /** A clock far ahead makes every certificate look expired, and would have them all renewed at once. */
    private void requireDueByTheClockOfTheCa(Decision.Due decision, ParsedOptions effective, Certificate certificate)
            throws RenewalException, Failure, LineageException, InterruptedException {
        RenewalFacts known = decision.facts();
        if (known.forced() || known.rehearsal()) {
            return;
        }
        Optional<Duration> ahead = windows.clockAhead(facts.caOfTheNext(effective, certificate));
        if (ahead.isPresent() && !(Decider.decide(known, decision.at().minus(ahead.get())) instanceof Decision.Due)) {
            throw new RenewalException(
                    ClockWatch.difference(ahead.get()) + ", and by the CA's it is not due yet. Nothing was ordered: set"
                            + " the clock, or renew it all the same with --force-renewal.");
        }
    }

    @Override
    public Renewed renew(Decision.Due decision, Listener listener) throws RenewalException, InterruptedException {
        try {
            StoredLineage stored = StoredLineage.read(store.load(name));
            ParsedOptions effective = stored.restore(options);
            requireDueByTheClockOfTheCa(decision, effective, stored.certificate());
            return remembering(stored, effective);
        } catch (Failure e) {
            throw new RenewalException(e.what(), e);
        } catch (LineageException | AcmeException | IssuanceException e) {
            throw new RenewalException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    private Optional<String> instead(FromCa<?> from) {
        return from.passed().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "It is from " + policy.known(from.server()).title() + ". " + CaChoice.sentences(from.passed()));
    }

    private Renewed remembering(StoredLineage old, ParsedOptions effective)
            throws Failure, LineageException, AcmeException, IssuanceException, InterruptedException {
        try {
            FromCa<Certificate> from =
                    succession.run(old, effective, old.certificate().identifiers());
            Certificate certificate = from.done();
            return new Renewed(certificate.identifiers(), certificate.notAfter(), from.server(), instead(from));
        } catch (Failure | LineageException | AcmeException | IssuanceException | RuntimeException e) {
            // A rehearsal teaches nothing about the CA that counts.
            if (!effective.flag("dry_run")) {
                setbacks.failed(name, old.certificate(), e);
            }
            throw e;
        }
    }
}
