package dev.perennial.testkit;

import java.time.Instant;
import java.util.Optional;

/**
 * A request as it arrived and how it was answered. {@code at} is the time of the wall, also when the CA has another
 * clock, so that a load can be measured. {@code status} 0 means that the connection was dropped. {@code problem} is the
 * short name of the error type.
 */
public record LoggedRequest(
        Instant at,
        Optional<Route> route,
        String method,
        String target,
        String userAgent,
        int status,
        Optional<String> problem) {}
