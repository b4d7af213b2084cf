package dev.perennial.dns.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.dns.recipe.Recipe.Limits;
import dev.perennial.engine.Parallel;
import dev.perennial.engine.SolverException;
import dev.perennial.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** No more at a time, and none sooner, than a provider wants. */
class GateTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final SettableClock clock = new SettableClock(START);

    private List<Duration> three(Gate gate, Duration closed) throws InterruptedException {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            gate.<Boolean, RuntimeException>through(() -> times.add(Duration.between(START, clock.instant())));
            if (i == 0) {
                gate.close(closed);
            }
        }
        return times;
    }

    @Test
    void keepsThemApart() throws Exception {
        assertThat(three(new Gate(new Limits(2, 4), clock, clock::advance), Duration.ZERO))
                .containsExactly(Duration.ZERO, Duration.ofMillis(550), Duration.ofMillis(1100));
    }

    @Test
    void staysClosedAsLongAsItWasAsked() throws Exception {
        assertThat(three(new Gate(new Limits(0, 4), clock, clock::advance), Duration.ofSeconds(7)))
                .containsExactly(Duration.ZERO, Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void aShorterPauseOpensNothingSooner() throws Exception {
        assertThat(three(new Gate(new Limits(1, 4), clock, clock::advance), Duration.ofMillis(5)))
                .containsExactly(Duration.ZERO, Duration.ofMillis(1100), Duration.ofMillis(2200));
    }

    @Test
    void letsNoMoreInAtATimeAndOthersAfterAFailure() throws Exception {
        Gate gate = new Gate(new Limits(0, 3), clock, clock::advance);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        Parallel.map(Collections.nCopies(30, 1), one -> {
            assertThatThrownBy(() -> gate.through(() -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        three.countDown();
                        boolean met = three.await(10, TimeUnit.SECONDS);
                        inside.decrementAndGet();
                        throw new SolverException("met " + met);
                    }))
                    .hasMessage("met true");
            return one;
        });

        assertThat(most).hasValue(3);
    }
}
