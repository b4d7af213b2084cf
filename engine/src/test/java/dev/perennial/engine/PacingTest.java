package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PacingTest {
    private static final Duration HOUR = Duration.ofMinutes(60);

    @ParameterizedTest
    @CsvSource({
        "TERMINAL,       AUTO,   false",
        "REMOTE_COMMAND, AUTO,   false",
        "SCHEDULED,      AUTO,   true",
        "UNATTENDED,     AUTO,   true",
        "TERMINAL,       ALWAYS, true",
        "REMOTE_COMMAND, ALWAYS, true",
        "SCHEDULED,      ALWAYS, true",
        "UNATTENDED,     ALWAYS, true",
        "TERMINAL,       NEVER,  false",
        "REMOTE_COMMAND, NEVER,  false",
        "SCHEDULED,      NEVER,  false",
        "UNATTENDED,     NEVER,  false",
    })
    void onlyRunsNobodyWaitsForWait(Invocation invocation, RandomSleep randomSleep, boolean waits) {
        for (long seed = 0; seed < 100; seed++) {
            Pacing pacing = plan(invocation, randomSleep, HOUR, seed);
            assertThat(pacing.waits()).as("seed %d", seed).isEqualTo(waits);
            assertThat(pacing.delay()).as("seed %d", seed).isBetween(Duration.ZERO, HOUR);
        }
    }

    @Test
    void waitsAreUniformToTheMillisecond() {
        int[] minutes = new int[60];
        int[] tensOfMilliseconds = new int[100];
        int count = 120_000;
        SplittableRandom random = new SplittableRandom(20261124);
        for (int i = 0; i < count; i++) {
            long millis = Pacing.plan(evidence(Invocation.SCHEDULED), RandomSleep.AUTO, HOUR, random)
                    .delay()
                    .toMillis();
            minutes[(int) Math.min(59, millis / 60_000)]++;
            tensOfMilliseconds[(int) (millis % 1000) / 10]++;
        }
        // Chi-square with 59 and 99 degrees of freedom: beyond these once in a thousand seeds.
        assertThat(chiSquare(minutes, count)).as("seed 20261124").isLessThan(98.3);
        assertThat(chiSquare(tensOfMilliseconds, count)).as("seed 20261124").isLessThan(148.2);
    }

    @Test
    void theShortestAndTheLongestWaitAreBothPossible() {
        boolean[] seen = new boolean[4];
        for (long seed = 0; seed < 200; seed++) {
            seen[
                    plan(Invocation.UNATTENDED, RandomSleep.AUTO, Duration.ofMillis(3), seed)
                            .delay()
                            .toMillisPart()] = true;
        }
        assertThat(seen).containsOnly(true);
    }

    @ParameterizedTest
    @EnumSource(Invocation.class)
    void aLongestWaitOfZeroIsNoWait(Invocation invocation) {
        assertThat(plan(invocation, RandomSleep.ALWAYS, Duration.ZERO, 1).waits())
                .isFalse();
    }

    @Test
    void aNegativeLongestWaitIsRefused() {
        assertThatThrownBy(() -> plan(Invocation.SCHEDULED, RandomSleep.AUTO, Duration.ofMillis(-1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double chiSquare(int[] bins, int count) {
        double expected = (double) count / bins.length;
        double sum = 0;
        for (int bin : bins) {
            sum += (bin - expected) * (bin - expected) / expected;
        }
        return sum;
    }

    private static Pacing plan(Invocation invocation, RandomSleep randomSleep, Duration max, long seed) {
        return Pacing.plan(evidence(invocation), randomSleep, max, new SplittableRandom(seed));
    }

    private static InvocationEvidence evidence(Invocation invocation) {
        return new InvocationEvidence(invocation, "started by cron, process 812");
    }
}
