package dev.perennial.cli.order;

import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.engine.Event;
import dev.perennial.engine.Journal;
import dev.perennial.engine.Listener;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.JournalPen;
import dev.perennial.lineage.OrderJournal;
import dev.perennial.pki.Csr;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The requests of one account at one CA, on the disk before the CA hears of them. What an earlier run has left for the same
 * wish is gone on with.
 */
final class Drafts {
    private final OrderJournal journal;
    private final URI server;
    private final ParsedOptions options;
    private final Listener listener;
    private final Clock clock;

    /** @param options with the account; in a rehearsal nothing is written, and nothing that is there is looked at */
    Drafts(OrderJournal journal, URI server, ParsedOptions options, Listener listener, Clock clock) {
        this.journal = journal;
        this.server = server;
        this.options = options;
        this.listener = listener;
        this.clock = clock;
    }

    /** Reads and writes the disk. */
    Draft of(String id, List<Identifier> names, WantedKey wanted) throws IOException {
        boolean mustStaple = options.flag("must_staple");
        if (options.flag("dry_run")) {
            return new Draft(Csr.create(wanted.key(), names, mustStaple), Keys.toPem(wanted.key()), Journal.NONE);
        }
        Optional<JournalEntry> left = journal.find(id);
        if (left.isPresent()
                && new HashSet<>(left.get().csr().identifiers()).equals(new HashSet<>(names))
                && left.get().csr().mustStaple() == mustStaple
                && usable(left.get(), wanted)) {
            return draft(left.get());
        }
        Csr csr = Csr.create(wanted.key(), names, mustStaple);
        return begin(id, left, csr, Optional.of(Keys.toPem(wanted.key())));
    }

    /** The same for a request whose key is elsewhere. */
    Draft of(String id, Csr csr) throws IOException {
        if (options.flag("dry_run")) {
            return new Draft(csr, "", Journal.NONE);
        }
        Optional<JournalEntry> left = journal.find(id);
        return left.isPresent() && left.get().csr().equals(csr) && here(left.get())
                ? draft(left.get())
                : begin(id, left, csr, Optional.empty());
    }

    void forget(String id) {
        journal.forget(id);
    }

    private boolean here(JournalEntry entry) {
        return entry.server().equals(server)
                && entry.account().equals(account())
                && entry.profile().equals(profile());
    }

    private boolean usable(JournalEntry entry, WantedKey wanted) {
        try {
            return here(entry)
                    && entry.keyPem().isPresent()
                    && Keys.match(
                            Keys.fromPem(entry.keyPem().get()), entry.csr().publicKey())
                    && wanted.takes(entry.csr().publicKey());
        } catch (PkiException e) {
            return false; // a new key does as well
        }
    }

    private Draft begin(String id, Optional<JournalEntry> left, Csr csr, Optional<String> keyPem) throws IOException {
        if (left.isPresent() && left.get().promising()) {
            listener.on(new Event.Warning("An earlier run has ordered a certificate for "
                    + Identifiers.joined(left.get().csr().identifiers())
                    + " and was cut off. What is wanted now is another one, so that one is given up."));
        }
        JournalEntry entry = JournalEntry.of(id, server, account(), profile(), keyPem, csr, clock.instant());
        journal.write(entry);
        return draft(entry);
    }

    private Draft draft(JournalEntry entry) {
        return new Draft(entry.csr(), entry.keyPem().orElse(""), new JournalPen(journal, entry));
    }

    private String account() {
        return options.required("account");
    }

    private String profile() {
        return options.text("required_profile")
                .or(() -> options.text("preferred_profile"))
                .orElse("");
    }
}
