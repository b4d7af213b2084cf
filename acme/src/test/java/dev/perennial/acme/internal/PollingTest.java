package dev.perennial.acme.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.acme.AcmeTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PollingTest {
    private final Pauses pauses = new Pauses(RetryPolicy.DEFAULT, duration -> {}, new Random(1), exchange -> {});

    @Test
    void aQuestionThatTheDeadlineCutsOffSaysWhatWasKnownBefore() {
        Deadline deadline = Deadline.in(Duration.ofMinutes(1));
        Polling.Look<String> processing = new Polling.Look<>("", false, Optional.empty(), "processing");
        assertThatThrownBy(() -> new Polling(pauses, Clock.systemUTC())
                        .until("order 7", processing, () -> cutOff(deadline), deadline))
                .isInstanceOf(AcmeTimeoutException.class)
                .hasMessage("Gave up waiting for order 7, which is still processing")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("no answer"));
    }

    private static Polling.Look<String> cutOff(Deadline deadline) throws AcmeTimeoutException, InterruptedException {
        deadline.sleep(duration -> {}, Duration.ofMinutes(1));
        throw new AcmeTimeoutException("no answer", null);
    }
}
