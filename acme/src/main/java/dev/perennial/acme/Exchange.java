package dev.perennial.acme;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * One request and its answer, for logs and diagnosis. Holds no body, nonce, signature or key.
 *
 * @param status the HTTP status; 0 if no answer came
 * @param elapsed from sending to the last byte of the answer
 * @param failure what went wrong, if no answer came
 */
public record Exchange(String method, URI url, int status, Duration elapsed, Optional<String> failure) {}
