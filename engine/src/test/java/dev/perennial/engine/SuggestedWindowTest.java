package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SuggestedWindowTest {
    private static final Instant START = Instant.parse("2026-12-30T12:00:00Z");
    private static final Duration WIDTH = Duration.ofHours(43);

    @Test
    void theChosenInstantIsTheSameWheneverAsked() {
        assertThat(window("a").chosen())
                .isEqualTo(window("a").chosen())
                .isEqualTo(Instant.parse("2026-12-31T11:29:17.785Z"));
    }

    @Test
    void anotherWindowForTheSameCertificateIsDrawnAnew() {
        SuggestedWindow moved =
                new SuggestedWindow("a", START, START.plus(WIDTH).plusSeconds(1));
        assertThat(moved.chosen()).isNotEqualTo(window("a").chosen());
    }

    @Test
    void manyCertificatesSpreadEvenlyOverTheWindowAndItsMilliseconds() {
        int[] tenths = new int[10];
        int[] milliseconds = new int[10];
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            long offset =
                    Duration.between(START, window("certificate " + i).chosen()).toMillis();
            assertThat(offset).isBetween(0L, WIDTH.toMillis() - 1);
            tenths[(int) (offset * 10 / WIDTH.toMillis())]++;
            milliseconds[(int) (offset % 1000) / 100]++;
        }
        assertThat(tenths).satisfies(SuggestedWindowTest::even);
        assertThat(milliseconds).satisfies(SuggestedWindowTest::even);
    }

    /** Expected are 2,000 in each; six standard deviations are 255. */
    private static void even(int[] bins) {
        for (int bin : bins) {
            assertThat(bin).isBetween(1745, 2255);
        }
    }

    private static SuggestedWindow window(String certId) {
        return new SuggestedWindow(certId, START, START.plus(WIDTH));
    }
}
