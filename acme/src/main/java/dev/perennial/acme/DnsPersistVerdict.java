package dev.perennial.acme;

import java.time.Instant;
import java.util.Optional;

/** Whether one of the texts at a name would prove it by dns-persist-01; if none does, what the nearest one lacks. */
public sealed interface DnsPersistVerdict {

    /** The text that it is about; absent if there is none for this CA. */
    default Optional<DnsPersistText> about() {
        return Optional.empty();
    }

    /** This one proves it, of several the one that stays the longest. */
    record Stands(DnsPersistText by) implements DnsPersistVerdict {
        @Override
        public Optional<DnsPersistText> about() {
            return Optional.of(by);
        }

        /** When it proves nothing any more; absent if it stays. */
        public Optional<Instant> until() {
            return by.persistUntil();
        }
    }

    /** There is none for this CA. */
    record Missing() implements DnsPersistVerdict {}

    /** It is for another account with this CA. */
    record OtherAccount(DnsPersistText text) implements DnsPersistVerdict {
        @Override
        public Optional<DnsPersistText> about() {
            return Optional.of(text);
        }
    }

    /** It proves the name, and not its wildcard. */
    record NotForWildcard(DnsPersistText text) implements DnsPersistVerdict {
        @Override
        public Optional<DnsPersistText> about() {
            return Optional.of(text);
        }
    }

    /** Its {@code persistUntil} has passed. */
    record Ended(DnsPersistText text) implements DnsPersistVerdict {
        @Override
        public Optional<DnsPersistText> about() {
            return Optional.of(text);
        }
    }

    /** It is for this CA, which cannot read it. */
    record Malformed(DnsPersistText text) implements DnsPersistVerdict {
        @Override
        public Optional<DnsPersistText> about() {
            return Optional.of(text);
        }
    }
}
