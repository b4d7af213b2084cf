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
 * The lineages whose newest version is in place but was not yet seen at the servers it is for: a file for each in
 * {@code .perennial/unserved} below the configuration folder, which holds when deploy hooks last ran for it. A file that is lost
 * costs one check of a server. Any number of threads; written under {@link DirectoryLocks}.
 */
public final class Unserved {
    private final StateFolder folder;
    private final Listener listener;

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

    /** When deploy hooks last ran for it; absent if that is not known. Reads the disk. */
    public Optional<Instant> deployed(String name) {
        try {
            return Optional.of(Instant.parse(Files.readString(folder.file(name)).strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | DateTimeException e) {
            listener.on(new Event.Warning("What " + folder.file(name) + " says is of no use: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /** Before deploy hooks run. Writes to the disk. */
    public void expect(String name, Instant now) {
        try {
            folder.write(name, now + "\n");
        } catch (IOException e) {
            listener.on(new Event.Warning(folder.file(name)
                    + " cannot be written, so only this run checks that the certificate is served: " + IoReason.of(e)
                    + '.'));
        }
    }

    /** It was seen, or nobody wants to know any more. Writes to the disk. */
    public void settled(String name) {
        try {
            folder.remove(name);
        } catch (IOException e) {
            listener.on(new Event.Warning(folder.file(name)
                    + " cannot be deleted, so the next run checks the servers again: " + IoReason.of(e) + '.'));
        }
    }
}
