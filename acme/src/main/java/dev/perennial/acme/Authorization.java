package dev.perennial.acme;

import dev.perennial.pki.Identifier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be proven for one name (RFC 8555 section 7.1.4). May be valid from the start, and may belong to several
 * orders.
 *
 * @param identifier the base name, without {@code *.}, when {@code wildcard} is true
 * @param retryAfter how long the CA wants to be left alone, counted from this answer
 */
public record Authorization(
        URI url,
        Identifier identifier,
        Status status,
        boolean wildcard,
        List<Challenge> challenges,
        Optional<Instant> expires,
        Optional<Duration> retryAfter) {

    public Authorization {
        challenges = List.copyOf(challenges);
    }
}
