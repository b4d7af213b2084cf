package dev.perennial.cli.simulate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes only when somebody waits. For one thread, and those that it waits for to end. */
final class VirtualClock extends Clock {
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

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("virtual time has one zone");
    }
}
