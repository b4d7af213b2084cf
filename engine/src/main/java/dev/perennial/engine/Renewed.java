package dev.perennial.engine;

import dev.perennial.pki.Identifier;
import java.time.Instant;
import java.util.List;

/** What a renewal, or the rehearsal of one, brought. */
public record Renewed(List<Identifier> identifiers, Instant notAfter) {
    public Renewed {
        identifiers = List.copyOf(identifiers);
    }
}
