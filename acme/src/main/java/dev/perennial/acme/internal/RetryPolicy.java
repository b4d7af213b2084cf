package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a request is sent again.
 *
 * @param maxAttempts of one request, the first one included
 * @param firstWait doubled each time; jittered by half, so that clients which failed together do not return together
 * @param maxWait without Retry-After
 */
public record RetryPolicy(int maxAttempts, Duration firstWait, Duration maxWait) {
    /** Gives a CA that is down about 8 seconds to come back, which a person at a terminal can bear. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(700), Duration.ofSeconds(20));

    /** Empty if there is no use in another attempt; {@code attempt} tells how many have failed, from 1. */
    Optional<Duration> waitAfter(AcmeException failure, int attempt, RandomGenerator random) {
        if (attempt >= maxAttempts) {
            return Optional.empty();
        }
        if (failure instanceof AcmeProblemException e && e.retryAfter().isPresent()) {
            return Optional.of(Jitter.later(e.retryAfter().get(), random));
        }
        Duration wait = firstWait.multipliedBy(1L << Math.min(attempt - 1, 20));
        return Optional.of(Jitter.around(wait.compareTo(maxWait) < 0 ? wait : maxWait, random));
    }
}
