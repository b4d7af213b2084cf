package dev.perennial.lineage;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/** Another process, Certbot or Perennial, works on the same folders. */
public final class LockedException extends Exception {
    /** Certbot's words, which programs look for. */
    public static final String KEY_PHRASE = "Another instance of Certbot is already running.";

    private final Path file;
    private final Optional<LockHolder> holder;

    LockedException(Path file, Optional<LockHolder> holder) {
        super(KEY_PHRASE + ' ' + upper(who(file, holder)) + '.');
        this.file = file;
        this.holder = holder;
    }

    /** Who holds which lock since when, for the middle of a sentence. */
    public String who() {
        return who(file, holder);
    }

    private static String who(Path file, Optional<LockHolder> holder) {
        return holder.map(LockHolder::describe).orElse("another process") + " holds " + file
                + holder.map(known -> " since " + local(known.since())).orElse("");
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String local(Instant instant) {
        return instant.atZone(ZoneId.systemDefault())
                .truncatedTo(ChronoUnit.SECONDS)
                .toOffsetDateTime()
                .toString();
    }

    public Path file() {
        return file;
    }

    /** The process, where the system tells. */
    public OptionalLong holder() {
        return holder.isPresent() ? OptionalLong.of(holder.get().pid()) : OptionalLong.empty();
    }

    public Optional<Instant> since() {
        return holder.map(LockHolder::since);
    }
}
