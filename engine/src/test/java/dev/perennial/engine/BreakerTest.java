package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final Duration LIFE = Duration.ofDays(90);
    private final Random random = new Random(7);

    @Test
    void someFailuresInARowAreNeededThenThePausesDouble() {
        for (int failures = 1; failures < Breaker.TRIP; failures++) {
            assertThat(Breaker.pause(failures, random)).isZero();
        }
        assertPause(Breaker.TRIP, Duration.ofMinutes(10));
        assertPause(Breaker.TRIP + 1, Duration.ofMinutes(20));
        assertPause(Breaker.TRIP + 5, Duration.ofMinutes(320));
        assertPause(Breaker.TRIP + 6, Duration.ofHours(6));
        assertPause(1_000_000, Duration.ofHours(6));
    }

    @Test
    void noTwoMachinesComeBackInStep() {
        assertThat(Breaker.pause(Breaker.TRIP, random)).isNotEqualTo(Breaker.pause(Breaker.TRIP, random));
    }

    @Test
    void theLessIsLeftTheLessIsWaitedFor() {
        assertThat(Breaker.patience(Duration.ofDays(30), LIFE)).isEqualTo(Breaker.TRIP);
        assertThat(Breaker.patience(Duration.ofDays(15), LIFE)).isEqualTo(2);
        assertThat(Breaker.patience(Duration.ofDays(7), LIFE)).isEqualTo(1);
        assertThat(Breaker.patience(Duration.ofDays(-1), LIFE)).isEqualTo(1);
        assertThat(Breaker.patience(Duration.ofHours(80), Duration.ofHours(160)))
                .isEqualTo(Breaker.TRIP);
    }

    private void assertPause(int failures, Duration least) {
        assertThat(Breaker.pause(failures, random))
                .isBetween(least, least.multipliedBy(5).dividedBy(4));
    }
}
