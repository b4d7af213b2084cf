package dev.perennial.engine;

import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a renewal, or the rehearsal of one, brought.
 *
 * @param authority the directory of the authority that issued it
 * @param instead why it was not the authority that is usually asked, in sentences; absent if it was
 */
public record Renewed(List<Identifier> identifiers, Instant notAfter, URI authority, Optional<String> instead) {
    public Renewed {
        identifiers = List.copyOf(identifiers);
    }
}
