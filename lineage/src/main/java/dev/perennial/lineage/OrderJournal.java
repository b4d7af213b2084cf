package dev.perennial.lineage;

import com.google.gson.JsonParseException;
import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import dev.perennial.pki.Csr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The certificates that are on their way, each in a file of its own in {@code .perennial/journal} below the configuration
 * folder. An id is the name of a file without its ending: {@link #renewing}, {@link #making}, {@link #of}. Reads and writes
 * the disk, and what it throws says which file and why; what writes is called under {@link DirectoryLocks}, by any number of
 * threads as long as each has an id of its own.
 */
public final class OrderJournal {
    private static final String SUFFIX = ".json";

    private final StateFolder folder;
    private final Listener listener;

    /** @param listener hears of entries that cannot be read */
    public OrderJournal(CertbotPaths paths, Listener listener) {
        this.folder = StateFolder.journal(paths);
        this.listener = listener;
    }

    /** The id for a new version of a lineage. */
    public static String renewing(String lineage) {
        return "renew-" + lineage;
    }

    /** The id for a new lineage. */
    public static String making(String name) {
        return "new-" + name;
    }

    /** The lineage of such an id; absent for other ids. */
    public static Optional<String> lineageOf(String id) {
        return id.startsWith("renew-") ? Optional.of(id.substring("renew-".length())) : Optional.empty();
    }

    /** The id for a request made elsewhere. */
    public static String of(Csr csr) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(csr.der());
            return "csr-" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The ids of all entries, sorted; fast if there are none. */
    public List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        try {
            for (String name : folder.names(SUFFIX)) {
                ids.add(name.substring(0, name.length() - SUFFIX.length()));
            }
        } catch (IOException e) {
            throw unreadable(folder.file(""), e);
        }
        return ids;
    }

    /** Where an entry is, for people. */
    public Path file(String id) {
        return folder.file(id + SUFFIX);
    }

    /** Absent if there is none. One that cannot be read is renamed, told and taken for none: its certificate is lost. */
    public Optional<JournalEntry> find(String id) throws IOException {
        try {
            return read(id);
        } catch (JsonParseException e) {
            Path file = file(id);
            Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            listener.on(new Event.Warning(useless(file, e) + " It was renamed to " + aside.getFileName()
                    + "; delete it if nobody wants to look at it."));
            return Optional.empty();
        }
    }

    /** For those who only ask: one that cannot be read is told, stays where it is, and is taken for none. */
    public Optional<JournalEntry> look(String id) throws IOException {
        try {
            return read(id);
        } catch (JsonParseException e) {
            listener.on(new Event.Warning(useless(file(id), e)));
            return Optional.empty();
        }
    }

    private Optional<JournalEntry> read(String id) throws IOException {
        Path file = file(id);
        // An exception for each of a thousand certificates would cost more than all the rest.
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JournalFile.read(id, Files.readString(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static IOException unreadable(Path file, IOException e) {
        return new IOException("What earlier runs noted in " + file + " cannot be read: " + IoReason.of(e) + '.', e);
    }

    private static String useless(Path file, JsonParseException why) {
        return "What an earlier run noted about an order in " + file + " is of no use, because " + why.getMessage()
                + '.';
    }

    /** Writes an entry, to last. */
    public void write(JournalEntry entry) throws IOException {
        String name = entry.id() + SUFFIX;
        try {
            folder.write(name, JournalFile.text(entry));
        } catch (IOException e) {
            throw new IOException(
                    "The order could not be noted in " + folder.file(name) + ", so it was not gone on with: "
                            + IoReason.of(e) + '.',
                    e);
        }
    }

    /** What was under way is kept where it belongs, or given up. Only warns if that cannot be noted. */
    public void forget(String id) {
        try {
            folder.remove(id + SUFFIX);
        } catch (IOException e) {
            listener.on(new Event.Warning("An order that is done could not be taken out of the journal, " + file(id)
                    + ": " + IoReason.of(e) + '.'));
        }
    }
}
