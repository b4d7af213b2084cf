package dev.perennial.cli.work;

import dev.perennial.cli.Context;
import dev.perennial.cli.Failure;
import dev.perennial.cli.FileReason;
import dev.perennial.cli.LogLevel;
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

    /** Reads the disk. Takes the lock only if there is something to do; stops nothing. */
    public void run() throws InterruptedException {
        List<String> done = done(this::remind);
        if (!done.isEmpty()) {
            forget(done);
        }
    }

    /** The same under the locks of {@link Folders}, for who has just been asked for one of these certificates. */
    void runLocked() {
        done(entry -> {}).forEach(journal::forget);
    }

    /** @param others takes what is not done */
    private List<String> done(Consumer<JournalEntry> others) {
        List<String> done = new ArrayList<>();
        try {
            for (String id : journal.ids()) {
                Optional<JournalEntry> entry = journal.find(id);
                if (entry.isPresent() && over(entry.get())) {
                    done.add(id);
                } else {
                    entry.ifPresent(others);
                }
            }
        } catch (IOException e) {
            workshop.listener().on(new Event.Warning("The journal of orders cannot be read: " + FileReason.of(e) + '.'));
        }
        return done;
    }

    private void forget(List<String> done) throws InterruptedException {
        Context context = workshop.context();
        try (DirectoryLocks _ = Folders.lock(context)) {
            done.forEach(journal::forget);
        } catch (LockedException | Failure e) {
            context.log().write(LogLevel.INFO, "journal", "left to another run: " + String.join(", ", done));
        }
    }

    private boolean over(JournalEntry entry) {
        Instant now = workshop.clock().instant();
        if (entry.certificate().isPresent()) {
            Certificate issued = entry.certificate().get().leaf();
            return kept(entry.id(), issued) || !issued.notAfter().isAfter(now);
        }
        return !entry.expires().orElse(entry.begun().plus(USUAL_LIFE)).isAfter(now);
    }

    /** A new lineage may have got a number, so all are looked at; that is rare enough. */
    private boolean kept(String id, Certificate issued) {
        try {
            Optional<String> lineage = OrderJournal.lineageOf(id);
            for (String name : lineage.isPresent()
                    ? List.of(lineage.get())
                    : workshop.store().names()) {
                if (isLive(name, issued)) {
                    return true;
                }
            }
            return false;
        } catch (LineageException e) {
            return false; // Whoever works with these folders says what is wrong with them.
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
                            + ", but the run was cut off before it was kept. Give the same command again to get it."));
        }
    }
}
