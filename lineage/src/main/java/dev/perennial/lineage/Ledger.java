package dev.perennial.lineage;

import com.google.gson.JsonParseException;
import dev.perennial.engine.Event;
import dev.perennial.engine.Hold;
import dev.perennial.engine.Listener;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What earlier runs learned about when to leave a CA alone: {@code .perennial/ledger.json} below the configuration folder,
 * there only while it says something. A file that is lost or damaged costs a request to the CA and nothing else. Any number of
 * threads; written under {@link DirectoryLocks}.
 */
public final class Ledger {
    /** No CA asks for more, nor does a backoff; what lies farther ahead was written while the clock was wrong. */
    private static final Duration LONGEST = Duration.ofDays(11);

    private static final String NAME = "ledger.json";

    private final StateFolder folder;
    private final Path file;
    private final Listener listener;
    private final boolean writing;
    private LedgerPage page;

    /** Reads the disk. */
    public Ledger(CertbotPaths paths, Listener listener) {
        this(paths, listener, true);
    }

    private Ledger(CertbotPaths paths, Listener listener, boolean writing) {
        this.folder = StateFolder.of(paths);
        this.file = folder.file(NAME);
        this.listener = listener;
        this.writing = writing;
        this.page = read();
    }

    /** For those who only ask: also a damaged file stays where it is. Reads the disk. */
    public static Ledger read(CertbotPaths paths, Listener listener) {
        return new Ledger(paths, listener, false);
    }

    private LedgerPage read() {
        try {
            return LedgerFile.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            return LedgerPage.EMPTY;
        } catch (IOException e) {
            listener.on(new Event.Warning(
                    file + " cannot be read, so earlier failures are not known: " + IoReason.of(e) + '.'));
            return LedgerPage.EMPTY;
        } catch (JsonParseException e) {
            setAside(e);
            return LedgerPage.EMPTY;
        }
    }

    private void setAside(JsonParseException why) {
        String trouble = "What " + file + " says about earlier failures is of no use, because " + why.getMessage();
        if (!writing) {
            listener.on(new Event.Warning(trouble + '.'));
            return;
        }
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        String renamed = ". It was renamed to " + aside.getFileName() + '.';
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            renamed = ", and it cannot be renamed: " + IoReason.of(e) + '.';
        }
        listener.on(new Event.Warning(trouble + renamed));
    }

    /** Takes in what other runs have noted meanwhile. Reads the disk. Before anything is written, under {@link DirectoryLocks}. */
    public synchronized void refresh() {
        page = read();
    }

    /** Whether nothing is known. */
    public synchronized boolean empty() {
        return page.equals(LedgerPage.EMPTY);
    }

    /** Whether a certificate is to be left alone, for itself or for its names or account. */
    public synchronized Optional<Hold> hold(
            String lineage, Instant issued, URI server, String account, List<Identifier> names, Instant now) {
        Optional<Hold> own = ownHold(lineage, issued, now);
        Optional<Hold> limit = limit(server, account, names, now);
        return own.isPresent() && limit.isPresent()
                ? Optional.of(own.get().orLonger(limit.get()))
                : own.or(() -> limit);
    }

    /** Whether a certificate is to be left alone for itself. */
    public synchronized Optional<Hold> ownHold(String lineage, Instant issued, Instant now) {
        return trouble(lineage, issued).map(Trouble::hold).filter(hold -> holds(hold, now));
    }

    /** Whether the CA has said that it will not take an order now. */
    public synchronized Optional<Hold> limit(URI server, String account, List<Identifier> names, Instant now) {
        Optional<Hold> longest = Optional.empty();
        for (Limit limit : page.limits()) {
            if (limit.concerns(server, account, names) && holds(limit.hold(), now)) {
                longest = Optional.of(longest.map(limit.hold()::orLonger).orElse(limit.hold()));
            }
        }
        return longest;
    }

    /** What CAs have said that they will not do now. */
    public synchronized List<Limit> limits(Instant now) {
        return page.limits().stream().filter(limit -> holds(limit.hold(), now)).toList();
    }

    private static boolean holds(Hold hold, Instant now) {
        return hold.until().isAfter(now) && hold.until().isBefore(now.plus(LONGEST));
    }

    /**
     * What went wrong with a lineage so far; absent if its last renewal worked, whichever program did it.
     *
     * @param issued when the certificate that it has was issued
     */
    public synchronized Optional<Trouble> trouble(String lineage, Instant issued) {
        return Optional.ofNullable(page.troubles().get(lineage)).filter(trouble -> !issued.isAfter(trouble.since()));
    }

    /** A renewal has failed. */
    public synchronized void failed(String lineage, Trouble trouble, Instant now) {
        save(page.with(lineage, trouble), now);
    }

    /** A renewal has worked. */
    public synchronized void worked(String lineage, Instant now) {
        if (page.troubles().containsKey(lineage)) {
            save(page.without(lineage), now);
        }
    }

    /** The CA has said that it is asked too much. */
    public synchronized void limited(Limit limit, Instant now) {
        save(page.with(limit), now);
    }

    /** What went wrong with a CA since it last did what it was asked. */
    public synchronized Optional<Outage> outage(URI server) {
        return page.outages().stream()
                .filter(outage -> outage.server().equals(server))
                .findFirst();
    }

    /** All of them. */
    public synchronized List<Outage> outages() {
        return page.outages();
    }

    /** A CA has failed. */
    public synchronized void failed(Outage outage, Instant now) {
        save(page.with(outage), now);
    }

    /** A CA has done what it was asked. */
    public synchronized void answered(URI server, Instant now) {
        if (outage(server).isPresent()) {
            save(page.without(server), now);
        }
    }

    private void save(LedgerPage next, Instant now) {
        if (!writing) {
            throw new IllegalStateException("this ledger is only read");
        }
        page = next.since(now);
        try {
            if (page.equals(LedgerPage.EMPTY)) {
                folder.remove(NAME);
            } else {
                folder.write(NAME, LedgerFile.text(page));
            }
        } catch (IOException e) {
            listener.on(new Event.Warning(file + " cannot be written, so the next run will not know of this failure: "
                    + IoReason.of(e) + '.'));
        }
    }
}
