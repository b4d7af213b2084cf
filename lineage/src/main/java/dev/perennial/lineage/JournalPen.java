package dev.perennial.lineage;

import dev.perennial.acme.Order;
import dev.perennial.engine.Journal;
import dev.perennial.pki.CertificateChain;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Writes one entry of the journal on, step by step. For one thread. */
public final class JournalPen implements Journal {
    private final OrderJournal journal;
    private JournalEntry entry;

    /** @param entry as it is on the disk */
    public JournalPen(OrderJournal journal, JournalEntry entry) {
        this.journal = journal;
        this.entry = entry;
    }

    @Override
    public Optional<CertificateChain> certificate() {
        return entry.certificate();
    }

    @Override
    public Optional<URI> order() {
        return entry.order();
    }

    @Override
    public void placed(Order order) throws IOException {
        write(entry.placed(Optional.of(order.url()), order.expires()));
    }

    @Override
    public void finalizing() throws IOException {
        write(entry.asFinalizing());
    }

    @Override
    public void issued(CertificateChain chain) throws IOException {
        write(entry.issued(chain));
    }

    @Override
    public void abandoned() throws IOException {
        write(entry.placed(Optional.empty(), Optional.empty()));
    }

    private void write(JournalEntry next) throws IOException {
        journal.write(next);
        entry = next;
    }
}
