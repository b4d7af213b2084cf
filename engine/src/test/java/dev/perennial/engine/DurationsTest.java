package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.25S, 250 ms",
        "PT1.999S, 1 s",
        "PT1M, 1 min",
        "PT59M59.9S, 59 min 59 s",
        "PT1H0M7S, 1 h 7 s",
        "P1D, 1 day",
        "P90D, 90 days",
        "P1DT2H3M4S, 1 day 2 h",
        "PT-5S, -5 s",
    })
    void namesTheTwoLargestUnits(Duration duration, String text) {
        assertThat(Durations.text(duration)).isEqualTo(text);
    }
}
