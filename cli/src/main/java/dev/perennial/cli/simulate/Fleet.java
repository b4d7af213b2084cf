package dev.perennial.cli.simulate;

import dev.perennial.cli.timer.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Many machines that do not know of each other, with one certificate each; simulated one after another. From a steady state:
 * their last renewals lie anywhere in the interval before.
 *
 * @param firstStart the first of the hourly ones
 */
record Fleet(Settings settings, int size, Duration life, FirstStart firstStart, StartedBy startedBy, Fate fate) {
    /** When a machine is started for the first time. */
    interface FirstStart {
        long of(SplittableRandom random);
    }

    /** The command that its timer has. */
    interface StartedBy {
        Start of(Host host);
    }

    /** What is special about a certificate of a scenario. */
    interface Fate {
        void befall(VirtualLineage lineage, SplittableRandom random);
    }

    /** What is seen of it in the end. */
    interface Look {
        void at(VirtualLineage lineage);
    }

    /** With our timer, at the moment in each hour that it has drawn. */
    Fleet(Settings settings, int size, Duration life) {
        this(
                settings,
                size,
                life,
                random -> Time.START + Moment.random(random).pastTheHour().toMillis(),
                Start::byOurTimer,
                (lineage, random) -> {});
    }

    Fleet with(FirstStart other) {
        return new Fleet(settings, size, life, other, startedBy, fate);
    }

    Fleet by(StartedBy other) {
        return new Fleet(settings, size, life, firstStart, other, fate);
    }

    Fleet fated(Fate other) {
        return new Fleet(settings, size, life, firstStart, startedBy, other);
    }

    void run(VirtualCa ca, long until, Look look) throws InterruptedException {
        long interval = interval(life);
        for (int i = 0; i < size; i++) {
            SplittableRandom random = settings.random(i);
            VirtualClock clock = new VirtualClock();
            clock.set(Time.START);
            long first = firstStart.of(random);
            long issued = Time.START - (long) (interval * random.nextDouble());
            Host host = new Host(ca, clock, random);
            VirtualLineage lineage = new VirtualLineage("n" + i, life, issued, host, Optional.empty());
            fate.befall(lineage, random);
            new Machine(startedBy.of(host), first, true).run(List.of(lineage), until);
            look.at(lineage);
        }
    }

    /** For people. */
    static String text(Duration life) {
        return life.compareTo(Duration.ofDays(10)) < 0 ? life.toHours() + " h" : life.toDays() + " d";
    }

    /** As the CA has it: from one renewal to the next. */
    static long interval(Duration life) {
        return life.compareTo(Duration.ofDays(10)) < 0 ? life.toMillis() / 2 : life.toMillis() * 2 / 3;
    }
}
