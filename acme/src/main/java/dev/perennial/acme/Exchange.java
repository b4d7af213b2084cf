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
 * @param clockAhead how far this machine's clock is ahead of the CA's, negative if it is behind; a second more or less
 *     means nothing. Absent if the CA did not say what time it has
 */
public record Exchange(
        String method,
        URI url,
        int status,
        Duration elapsed,
        Optional<String> failure,
        Optional<Duration> clockAhead) {}
