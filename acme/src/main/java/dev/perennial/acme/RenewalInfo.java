package dev.perennial.acme;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the CA would like a certificate to be renewed (RFC 9773 section 4.2).
 *
 * @param end always after {@code start}
 * @param explanation a page for a person
 * @param retryAfter when to ask again, neither sooner nor later; between one minute and a day, 6 hours if the CA gave
 *     nothing usable (RFC 9773 section 4.3)
 */
public record RenewalInfo(Instant start, Instant end, Optional<URI> explanation, Duration retryAfter) {}
