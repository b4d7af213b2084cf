package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DuplicateGuardTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static List<Instant> issued(Duration... ago) {
        List<Instant> issued = new ArrayList<>();
        for (Duration each : ago) {
            issued.add(NOW.minus(each));
        }
        return issued;
    }

    @Test
    void threeWithinADayAreEnough() {
        Duration life = Duration.ofDays(90);
        List<Instant> two = issued(Duration.ofHours(1), Duration.ofHours(2));
        List<Instant> three = issued(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3));
        List<Instant> slow = issued(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(24));
        assertThat(DuplicateGuard.hold(two, life, NOW)).isEmpty();
        assertThat(DuplicateGuard.hold(slow, life, NOW)).isEmpty();
        assertThat(DuplicateGuard.hold(three, life, NOW).orElseThrow().until())
                .isEqualTo(NOW.plus(Duration.ofHours(21)));
    }

    @Test
    void whatLivesForHoursIsRenewedAsOftenAsItHasToBe() {
        Duration life = Duration.ofHours(6);
        List<Instant> usual = issued(Duration.ofHours(3), Duration.ofHours(6), Duration.ofHours(9));
        List<Instant> loop = issued(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3));
        assertThat(DuplicateGuard.hold(usual, life, NOW)).isEmpty();
        assertThat(DuplicateGuard.hold(loop, life, NOW).orElseThrow().until()).isEqualTo(NOW.plus(Duration.ofHours(3)));
    }
}
