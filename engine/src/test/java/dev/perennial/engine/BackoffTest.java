package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration QUARTER = Duration.ofDays(90);
    private final Random random = new Random(7);
    private Duration left = Duration.ofDays(30);

    @Test
    void refusalsAreGivenLongerAndLonger() {
        assertWithin(FailureClass.REFUSED, 1, QUARTER, Duration.ofMinutes(1));
        assertWithin(FailureClass.REFUSED, 2, QUARTER, Duration.ofMinutes(10));
        assertWithin(FailureClass.REFUSED, 3, QUARTER, Duration.ofMinutes(100));
        assertWithin(FailureClass.REFUSED, 4, QUARTER, Duration.ofDays(1));
        assertWithin(FailureClass.REFUSED, 5, QUARTER, Duration.ofDays(2));
        assertWithin(FailureClass.REFUSED, 5_000, QUARTER, Duration.ofDays(8));
    }

    @Test
    void whatIsLeftOfALifeIsUsed() {
        left = Duration.ofDays(6);
        assertWithin(FailureClass.REFUSED, 9, QUARTER, Duration.ofDays(3));
        left = Duration.ofDays(1);
        assertWithin(FailureClass.REFUSED, 9, QUARTER, Duration.ofDays(1));
    }

    @Test
    void whatHasExpiredIsInNoHurryHoweverShortItsLifeWas() {
        left = Duration.ZERO;
        assertWithin(FailureClass.REFUSED, 9, Duration.ofDays(6), Duration.ofDays(8));
    }

    @Test
    void aCaThatIsDownIsAskedEveryHour() {
        assertWithin(FailureClass.UNREACHABLE, 1, QUARTER, Duration.ofMinutes(1));
        assertWithin(FailureClass.UNREACHABLE, 9, QUARTER, Duration.ofHours(1));
    }

    @Test
    void aShortLifeLeavesNoTimeForLongWaits() {
        Duration six = Duration.ofDays(6);
        assertWithin(FailureClass.REFUSED, 1, six, Duration.ofMinutes(1));
        assertWithin(FailureClass.REFUSED, 4, six, Duration.ofMinutes(96));
        assertWithin(FailureClass.UNREACHABLE, 9, six, Duration.ofHours(1));
    }

    @Test
    void whatIsWrongHereIsTriedAgainAtOnce() {
        assertThat(Backoff.after(FailureClass.LOCAL, 9, QUARTER, left, random)).isZero();
    }

    private void assertWithin(FailureClass kind, int failures, Duration life, Duration least) {
        for (int i = 0; i < 100; i++) {
            assertThat(Backoff.after(kind, failures, life, left, random))
                    .isBetween(least, least.multipliedBy(5).dividedBy(4));
        }
    }
}
