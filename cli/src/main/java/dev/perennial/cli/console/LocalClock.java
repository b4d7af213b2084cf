package dev.perennial.cli.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The time of this machine in its own zone. {@link Clock#systemDefaultZone} looks the zone up at once, which reads the
 * whole time-zone database: 17 ms that most commands have no use for.
 */
final class LocalClock extends Clock {
    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.system(zone);
    }
}
