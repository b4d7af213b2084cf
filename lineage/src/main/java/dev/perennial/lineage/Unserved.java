package dev.perennial.lineage;

import dev.perennial.engine.Event;
import dev.perennial.engine.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lineages whose newest version is in place but may not be in use: a deploy hook failed, or the servers it is for were not yet
 * seen to present it. A file for each in {@code .perennial/unserved} below the configuration folder: when deploy hooks last ran for
 * it, and in a second line {@code failed} if one did. A file that is lost costs one check of a server. Any number of threads;
 * written under {@link DirectoryLocks}.
 */
public final class Unserved {
    private static final String FAILED = "failed";

    private final StateFolder folder;
    private final Listener listener;

    /**
     * What is known of one lineage.
     *
     * @param deployed when deploy hooks last ran for it; the beginning of time if that is not known
     * @param failed whether one of them said that it did not work
     */
    public record Entry(Instant deployed, boolean failed) {
        private static final Entry UNKNOWN = new Entry(Instant.EPOCH, false);
    }

    /** Touches nothing yet. */
    public Unserved(CertbotPaths paths, Listener listener) {
        this.folder = StateFolder.unserved(paths);
        this.listener = listener;
    }

    /** Sorted. Reads the disk; fast if there are none. */
    public List<String> names() {
        try {
            return folder.names("");
        } catch (IOException e) {
            listener.on(new Event.Warning("Which servers are still to be checked is not known, because "
                    + folder.file("") + " cannot be read: " + IoReason.of(e) + '.'));
            return List.of();
        }
    }

    /** Absent if the lineage is in use as far as is known. Reads the disk. */
    public Optional<Entry> look(String name) {
        try {
            List<String> lines = Files.readAllLines(folder.file(name));
            return lines.isEmpty()
                    ? Optional.of(Entry.UNKNOWN)
                    : Optional.of(new Entry(Instant.parse(lines.getFirst()), lines.contains(FAILED)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | DateTimeException e) {
            listener.on(new Event.Warning("What " + folder.file(name) + " says is of no use: " + e.getMessage()));
            return Optional.of(Entry.UNKNOWN);
        }
    }

    /** Writes to the disk. */
    public void note(String name, Entry entry) {
        try {
            folder.write(name, entry.deployed() + "\n" + (entry.failed() ? FAILED + "\n" : ""));
        } catch (IOException e) {
            listener.on(new Event.Warning(folder.file(name)
                    + " cannot be written, so the next run will not see to it that " + name + " is in use: "
                    + IoReason.of(e) + '.'));
        }
    }

    /** It is in use, or nobody wants to know any more. Writes to the disk. */
    public void settled(String name) {
        try {
            folder.remove(name);
        } catch (IOException e) {
            listener.on(new Event.Warning(folder.file(name)
                    + " cannot be deleted, so the next run checks the servers again: " + IoReason.of(e) + '.'));
        }
    }
}
