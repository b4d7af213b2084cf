package dev.perennial.acme.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Nonces of one CA that answers brought along. The freshest is taken first, each only once; old ones are dropped, since a
 * CA forgets them. Any number of threads; never blocks on I/O.
 */
final class NoncePool {
    private record Entry(String nonce, Instant since) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final int capacity;
    private final Duration maxAge;
    private final Clock clock;

    NoncePool(int capacity, Duration maxAge, Clock clock) {
        this.capacity = capacity;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    synchronized void offer(String nonce) {
        if (entries.size() >= capacity) {
            entries.removeLast();
        }
        entries.addFirst(new Entry(nonce, clock.instant()));
    }

    synchronized Optional<String> take() {
        Entry freshest = entries.pollFirst();
        if (freshest == null) {
            return Optional.empty();
        }
        Duration age = Duration.between(freshest.since(), clock.instant());
        if (age.isNegative() || age.compareTo(maxAge) > 0) {
            entries.clear(); // the others are older still, or the clock was set back and tells nothing
            return Optional.empty();
        }
        return Optional.of(freshest.nonce());
    }
}
