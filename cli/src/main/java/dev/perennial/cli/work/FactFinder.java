package dev.perennial.cli.work;

import dev.perennial.cli.Failure;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.engine.Hold;
import dev.perennial.engine.RenewalFacts;
import dev.perennial.engine.SuggestedWindow;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Certificate;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Function;

/** Puts together what decides about the next renewal of a lineage: for those who renew, and for those who only ask. */
final class FactFinder {
    private final ParsedOptions options;
    private final Setbacks setbacks;
    private final Function<String, Optional<JournalEntry>> journal;

    /**
     * For one run.
     *
     * @param options of the run
     * @param journal what is under way for a lineage
     */
    FactFinder(ParsedOptions options, Setbacks setbacks, Function<String, Optional<JournalEntry>> journal) {
        this.options = options;
        this.setbacks = setbacks;
        this.journal = journal;
    }

    /** Whether this run asks when a certificate is due. */
    boolean timely() {
        return !options.flag("renew_by_default") && !options.flag("dry_run");
    }

    /**
     * Reads the journal.
     *
     * @param effective the options with what the lineage remembers, the CA that issued it included
     */
    RenewalFacts of(StoredLineage stored, ParsedOptions effective, Optional<SuggestedWindow> window)
            throws LineageException, Failure {
        Certificate certificate = stored.certificate();
        boolean rehearsal = options.flag("dry_run");
        return new RenewalFacts(
                certificate.notBefore(),
                certificate.notAfter(),
                window,
                stored.lineage().renewBeforeExpiry().map(before -> before.from(certificate.notAfter())),
                effective.flag("autorenew"),
                options.flag("renew_by_default"),
                rehearsal,
                timely() && setbacks.any() ? hold(stored) : Optional.empty(),
                !rehearsal && unfinished(stored.lineage().name(), effective, certificate));
    }

    /** With this run's CA, which may be another one than that which issued the certificate. */
    private Optional<Hold> hold(StoredLineage stored) throws LineageException, Failure {
        ParsedOptions next = stored.restore(options);
        return setbacks.hold(
                stored.lineage().name(),
                stored.certificate(),
                ServerUrl.of(next),
                next.text("account").orElse(""));
    }

    /** Whether the CA may have issued to an earlier run what this certificate is to be replaced by. */
    private boolean unfinished(String name, ParsedOptions effective, Certificate certificate) {
        Optional<JournalEntry> entry = journal.apply(name);
        return entry.isPresent()
                && entry.get().promising()
                && entry.get().server().toString().equals(effective.required("server"))
                && new HashSet<>(entry.get().csr().identifiers()).equals(new HashSet<>(certificate.identifiers()));
    }
}
