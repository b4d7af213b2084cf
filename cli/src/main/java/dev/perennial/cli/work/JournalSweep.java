package dev.perennial.cli.work;

import dev.perennial.cli.console.Failure;
import dev.perennial.cli.console.LogLevel;
import dev.perennial.cli.store.Folders;
import dev.perennial.cli.store.Identifiers;
import dev.perennial.engine.Event;
import dev.perennial.lineage.DirectoryLocks;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.LockedException;
import dev.perennial.lineage.OrderJournal;
import dev.perennial.pki.Certificate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes out of the journal what nobody will go on with, and its key with it: what was kept just before a run was cut off, and
 * what has expired. Tells of a certificate that waits for a command to be given again.
 */
public final class JournalSweep {
    /** After this an order is not worth going on with, if the CA did not say when it forgets it. */
    private static final Duration USUAL_LIFE = Duration.ofDays(7);

    private final Workshop workshop;
    private final OrderJournal journal;

    public JournalSweep(Workshop workshop) {
        this.workshop = workshop;
        this.journal = workshop.obtaining().journal();
    }

    /**
     * Reads the disk. Takes the lock only if there is something to do; stops nothing.
     *
     * @param redeployment for lineages that something is under way for: what is kept of it is put in use first
     * @param names those that this run is about
     */
    public void run(Redeployment redeployment, List<String> names) throws InterruptedException {
        List<String> deployed = redeployment.run(begun(names));
        List<JournalEntry> done = done(this::remind);
        if (done.isEmpty()) {
            return;
        }
        try (DirectoryLocks _ = Folders.lock(workshop.context())) {
            settle(done, deployed);
        } catch (LockedException | Failure e) {
            workshop.context().log().write(LogLevel.INFO, "journal", "left to another run: " + done.size());
        }
    }

    private List<String> begun(List<String> names) {
        List<String> begun = new ArrayList<>();
        try {
            for (String id : journal.ids()) {
                OrderJournal.lineageOf(id).filter(names::contains).ifPresent(begun::add);
            }
        } catch (IOException e) {
            workshop.listener().on(new Event.Warning(String.valueOf(e.getMessage())));
        }
        return begun;
    }

    /** The same under the locks of {@link Folders}, for who has just been asked for one of these certificates. */
    void runLocked(List<String> deployed) throws InterruptedException {
        settle(done(entry -> {}), deployed);
    }

    /** @param others takes what is not done */
    private List<JournalEntry> done(Consumer<JournalEntry> others) {
        List<JournalEntry> done = new ArrayList<>();
        try {
            for (String id : journal.ids()) {
                Optional<JournalEntry> entry = journal.find(id);
                if (entry.isPresent() && over(entry.get())) {
                    done.add(entry.get());
                } else {
                    entry.ifPresent(others);
                }
            }
        } catch (IOException e) {
            workshop.listener().on(new Event.Warning(String.valueOf(e.getMessage())));
        }
        return done;
    }

    private void settle(List<JournalEntry> done, List<String> deployed) throws InterruptedException {
        for (JournalEntry entry : done) {
            Optional<String> lineage = keptIn(entry);
            if (lineage.isPresent() && !deployed.contains(lineage.get())) {
                deploy(lineage.get());
            }
            journal.forget(entry.id());
        }
    }

    /** An entry goes when the deploy hooks have run, so they have not, or not to their end. */
    private void deploy(String name) throws InterruptedException {
        try {
            new Redeployment(workshop).deploy(workshop.store().load(name));
        } catch (LineageException e) {
            workshop.listener().on(new Event.Warning(name + ": its deploy hooks have not run. " + e.getMessage()));
        }
    }

    private boolean over(JournalEntry entry) {
        Instant now = workshop.clock().instant();
        if (entry.certificate().isPresent()) {
            return keptIn(entry).isPresent()
                    || !entry.certificate().get().leaf().notAfter().isAfter(now);
        }
        return !entry.expires().orElse(entry.begun().plus(USUAL_LIFE)).isAfter(now);
    }

    /** A new lineage may have got a number, so all are looked at; that is rare enough. */
    private Optional<String> keptIn(JournalEntry entry) {
        if (entry.certificate().isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<String> lineage = OrderJournal.lineageOf(entry.id());
            for (String name : lineage.isPresent()
                    ? List.of(lineage.get())
                    : workshop.store().names()) {
                if (isLive(name, entry.certificate().get().leaf())) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        } catch (LineageException e) {
            return Optional.empty(); // Whoever works with these folders says what is wrong with them.
        }
    }

    private boolean isLive(String name, Certificate issued) {
        try {
            return workshop.store().load(name).certificate().equals(issued);
        } catch (LineageException e) {
            return false; // the same
        }
    }

    /** What belongs to a lineage is gone on with when that is renewed. */
    private void remind(JournalEntry entry) {
        if (entry.promising() && OrderJournal.lineageOf(entry.id()).isEmpty()) {
            workshop.listener()
                    .on(new Event.Warning("A certificate for "
                            + Identifiers.joined(entry.csr().identifiers())
                            + " was ordered at " + entry.begun()
                            + ", but the run was cut off before it was kept. Give the same command again to get it, or"
                            + " delete " + journal.file(entry.id()) + " if nobody wants it."));
        }
    }
}
