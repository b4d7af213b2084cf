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
                .containsExactly(Duration.ZERO, Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void aRequestCountsUntilASecondAfterItsAnswer() throws Exception {
        Gate gate = new Gate(new Limits(2, 4), clock, clock::advance);
        List<Duration> begun = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            gate.<Boolean, RuntimeException>through(() -> {
                boolean added = begun.add(Duration.between(START, clock.instant()));
                clock.advance(Duration.ofMillis(700));
                return added;
            });
        }

        assertThat(begun).containsExactly(Duration.ZERO, Duration.ofMillis(700), Duration.ofMillis(1700));
    }

    @Test
    void oneInTenSecondsIsOneInTenSeconds() throws Exception {
        assertThat(three(new Gate(new Limits(0.1, 4), clock, clock::advance), Duration.ZERO))
                .containsExactly(Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void staysClosedAsLongAsItWasAsked() throws Exception {
        assertThat(three(new Gate(new Limits(0, 4), clock, clock::advance), Duration.ofSeconds(7)))
                .containsExactly(Duration.ZERO, Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void aShorterPauseOpensNothingSooner() throws Exception {
        assertThat(three(new Gate(new Limits(1, 4), clock, clock::advance), Duration.ofMillis(5)))
                .containsExactly(Duration.ZERO, Duration.ofMillis(1000), Duration.ofMillis(2000));
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
