package dev.perennial.cli.policy;

import dev.perennial.cli.ca.KnownCa;
import dev.perennial.cli.console.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.ServerUrl;
import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Decider;
import dev.perennial.engine.Decision;
import dev.perennial.engine.DuplicateGuard;
import dev.perennial.engine.Hold;
import dev.perennial.engine.RenewalFacts;
import dev.perennial.engine.Rota;
import dev.perennial.engine.Rule;
import dev.perennial.engine.SuggestedWindow;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts together what decides about the next renewal of a lineage: for those who renew, and for those who only ask. */
public final class FactFinder {
    private final ParsedOptions options;
    private final Setbacks setbacks;
    private final CaPolicy policy;
    private final Function<String, Optional<JournalEntry>> journal;
    private final BooleanSupplier scheduled;
    private final Clock clock;
    private final Supplier<Rota> rota;

    /**
     * For one run.
     *
     * @param options of the run
     * @param journal what is under way for a lineage
     * @param rota of all lineages
     * @param scheduled whether cron or a service manager started this run, so that nobody is there to mean what it says; asked
     *     only if that matters
     */
    public FactFinder(
            ParsedOptions options,
            Setbacks setbacks,
            CaPolicy policy,
            Function<String, Optional<JournalEntry>> journal,
            Supplier<Rota> rota,
            BooleanSupplier scheduled,
            Clock clock) {
        this.options = options;
        this.setbacks = setbacks;
        this.policy = policy;
        this.journal = journal;
        this.rota = rota;
        this.scheduled = scheduled;
        this.clock = clock;
    }

    /** Whether this run asks when a certificate is due. */
    public boolean timely() {
        return !options.flag("renew_by_default") && !options.flag("dry_run");
    }

    /**
     * Reads the journal.
     *
     * @param effective the options with what the lineage remembers, the CA that issued it included
     */
    public RenewalFacts of(StoredLineage stored, ParsedOptions effective, Optional<SuggestedWindow> window)
            throws LineageException, Failure {
        Certificate certificate = stored.certificate();
        boolean rehearsal = options.flag("dry_run");
        RenewalFacts facts = new RenewalFacts(
                certificate.notBefore(),
                certificate.notAfter(),
                window,
                stored.lineage().renewBeforeExpiry().map(before -> before.from(certificate.notAfter())),
                effective.flag("autorenew"),
                options.flag("renew_by_default"),
                rehearsal,
                Optional.empty(),
                !rehearsal && unfinished(stored.lineage().name(), effective, certificate),
                timely() ? rota.get().place(stored.lineage().name()) : Optional.empty());
        return mayBeHeld(facts) ? held(facts, stored) : facts;
    }

    /** A person who forces a renewal means it; a line in a crontab may have been forgotten there. */
    private boolean mayBeHeld(RenewalFacts facts) {
        return !facts.rehearsal() && (setbacks.any() || young(facts)) && (!facts.forced() || scheduled.getAsBoolean());
    }

    private boolean young(RenewalFacts facts) {
        return DuplicateGuard.young(facts.notBefore(), facts.lifetime(), clock.instant());
    }

    private RenewalFacts held(RenewalFacts facts, StoredLineage stored) throws LineageException, Failure {
        Optional<Hold> hold = setbacks.any() ? hold(stored) : Optional.empty();
        if (hold.isPresent()) {
            return facts.held(hold.get());
        }
        Decision decision = Decider.decide(facts, clock.instant());
        if (!young(facts) || !(decision instanceof Decision.Due) || decision.rule() == Rule.UNFINISHED) {
            return facts;
        }
        List<Instant> issued = new ArrayList<>(List.of(facts.notBefore()));
        for (Certificate earlier : stored.lineage().earlier().values()) {
            issued.add(earlier.notBefore());
        }
        return DuplicateGuard.hold(issued, facts.lifetime(), clock.instant())
                .map(facts::held)
                .orElse(facts);
    }

    /** With this run's CAs, which may be others than that which issued the certificate. */
    private Optional<Hold> hold(StoredLineage stored) throws LineageException, Failure {
        ParsedOptions next = stored.restore(options);
        Certificate certificate = stored.certificate();
        String name = stored.lineage().name();
        if (ServerUrl.all(next).size() == 1) {
            return setbacks.hold(
                    name, certificate, ServerUrl.of(next), next.text("account").orElse(""));
        }
        Optional<Hold> own = setbacks.hold(name, certificate);
        Optional<Hold> all = policy.choose(next, certificate) instanceof CaChoice.Wait wait
                ? Optional.of(wait.hold())
                : Optional.empty();
        return own.isPresent() && all.isPresent() ? Optional.of(own.get().orLonger(all.get())) : own.or(() -> all);
    }

    /** The options with the CA in use that is asked now; with the first if none can be asked. */
    public ParsedOptions caOfTheNext(ParsedOptions next, Certificate certificate) throws LineageException, Failure {
        return policy.choose(next, certificate) instanceof CaChoice.Ask(KnownCa ca, var _)
                ? policy.at(ca.directory(), next)
                : policy.at(ServerUrl.all(next).getFirst(), next);
    }

    /** Whether the CA may have issued to an earlier run what this certificate is to be replaced by. */
    private boolean unfinished(String name, ParsedOptions effective, Certificate certificate) {
        Optional<JournalEntry> entry = journal.apply(name);
        return entry.isPresent()
                && entry.get().promising()
                && (effective.list("servers").contains(entry.get().server().toString())
                        || entry.get().server().toString().equals(effective.required("server")))
                && new HashSet<>(entry.get().csr().identifiers()).equals(new HashSet<>(certificate.identifiers()));
    }
}
