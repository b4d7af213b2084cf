package dev.perennial.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WaitTextTest {
    private static final InvocationEvidence CRON =
            new InvocationEvidence(Invocation.SCHEDULED, "started by cron, process 812");
    private final WaitText text = new WaitText(ZoneId.of("Europe/Berlin"), "perennial", 4711);

    @Test
    void theLineSaysHowLongUntilWhenWhyAndHowToSkip() {
        Pacing pacing =
                new Pacing(Duration.ofMinutes(23).plusMillis(12_345), CRON, RandomSleep.AUTO, Pacing.DEFAULT_MAX);

        assertThat(text.line(pacing, Instant.parse("2026-11-24T08:05:00Z")))
                .isEqualTo("Waiting 23 min 12 s, until 09:28:12, to spread the load on the certificate authority"
                        + " (started by cron, process 812). To skip: 'perennial go' or SIGUSR1 to process 4711 now,"
                        + " next time ssh -t or --no-random-sleep-on-renew.");
    }

    @Test
    void aWaitIntoTheNextDayCarriesTheDate() {
        Pacing pacing = new Pacing(Duration.ofMinutes(30), CRON, RandomSleep.AUTO, Pacing.DEFAULT_MAX);

        assertThat(text.line(pacing, Instant.parse("2026-11-24T22:45:00Z"))).contains("until 2026-11-25 00:15:00,");
    }

    @Test
    void aWaitAskedForSaysSo() {
        Pacing pacing = new Pacing(Duration.ofMillis(250), CRON, RandomSleep.ALWAYS, Pacing.DEFAULT_MAX);

        assertThat(text.line(pacing, Instant.parse("2026-11-24T08:05:00Z")))
                .contains("Waiting 250 ms,", "(asked for with --random-sleep always)")
                .doesNotContain("ssh");
    }
}
