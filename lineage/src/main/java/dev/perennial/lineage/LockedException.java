package dev.perennial.lineage;

import java.nio.file.Path;
import java.util.OptionalLong;

/** Another process, Certbot or Perennial, works on the same folders. */
public final class LockedException extends Exception {
    private final Path file;
    private final OptionalLong holder;

    LockedException(Path file, OptionalLong holder) {
        super("Another instance of Certbot is already running."
                + (holder.isPresent() ? " Process " + holder.getAsLong() : " Another process") + " holds " + file
                + ". Nothing was changed; try again when it is done.");
        this.file = file;
        this.holder = holder;
    }

    public Path file() {
        return file;
    }

    /** The process, where the system tells. */
    public OptionalLong holder() {
        return holder;
    }
}
