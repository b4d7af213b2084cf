package dev.perennial.cli.work;

import dev.perennial.cli.store.StoredLineage;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a request for a certificate.
 *
 * @param lineage the certificate that is in place; absent if a new one was rehearsed
 * @param reason why nothing was done; empty if something was
 */
public record Certified(Action action, Optional<StoredLineage> lineage, String reason) {
    /** Programs see these names in lower case. */
    public enum Action {
        ISSUED,
        RENEWED,
        KEPT,
        REHEARSED;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Certified now(Action action, StoredLineage lineage) {
        return new Certified(action, Optional.of(lineage), "");
    }
}
