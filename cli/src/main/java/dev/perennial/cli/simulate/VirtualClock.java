package dev.perennial.cli.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when somebody waits. For one thread, and those that it waits for to end. */
final class VirtualClock implements InstantSource {
    private long now;

    void set(long millis) {
        now = millis;
    }

    void advance(Duration duration) {
        now = now + duration.toMillis();
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(now);
    }
}
