package dev.perennial.acme;

import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order as the CA last described it (RFC 8555 section 7.1.3). Identifiers and authorizations come in any order and may
 * differ in number; only the authorizations tell what is to be proven.
 *
 * @param url the only handle by which the order can be found again: write it down before anything else
 * @param retryAfter how long the CA wants to be left alone, counted from this answer
 */
public record Order(
        URI url,
        Status status,
        List<Identifier> identifiers,
        List<URI> authorizations,
        URI finalizeUrl,
        Optional<URI> certificate,
        Optional<Instant> expires,
        Optional<Problem> error,
        Optional<String> profile,
        Optional<Duration> retryAfter) {

    public Order {
        identifiers = List.copyOf(identifiers);
        authorizations = List.copyOf(authorizations);
    }
}
