package dev.perennial.cli.timer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentTest {
    @Test
    void everyMomentCanBeReadBackFromBothKindsOfTimetable() {
        RenewCommand command = new RenewCommand("/opt/p/perennial", List.of());
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Moment moment = Moment.random(random);
            assertThat(Moment.in("OnCalendar=" + moment.calendar() + "\n"))
                    .as("seed %d, systemd %s", seed, moment)
                    .contains(moment);
            assertThat(Moment.in(CronLine.of(moment, "root ", command)))
                    .as("seed %d, cron %s", seed, moment)
                    .contains(moment);
            assertThat(moment.pastTheHour()).isBetween(Duration.ZERO, Duration.ofHours(1));
        }
    }

    @Test
    void momentsUseTheWholeHourDownToTheMillisecond() {
        Random random = new Random(7);
        long fullSeconds = 0;
        long firstHalf = 0;
        for (int i = 0; i < 20_000; i++) {
            Duration moment = Moment.random(random).pastTheHour();
            fullSeconds += moment.toMillisPart() == 0 ? 1 : 0;
            firstHalf += moment.toMinutes() < 30 ? 1 : 0;
        }
        assertThat(fullSeconds).isLessThan(60);
        assertThat(firstHalf).isBetween(9_600L, 10_400L);
    }
}
