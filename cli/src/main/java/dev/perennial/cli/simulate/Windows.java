package dev.perennial.cli.simulate;

import dev.perennial.engine.RandomSleep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** ARI: how many renewals lie in the window that the CA suggested, for each life in use. */
final class Windows implements Scenario {
    private static final int SIZE = 1_000;

    private static final List<Duration> LIVES =
            List.of(Duration.ofHours(160), Duration.ofDays(45), Duration.ofDays(90));

    private static final int CYCLES = 20;

    @Override
    public String id() {
        return "ari";
    }

    @Override
    public String title(Settings settings) {
        return settings.installations(SIZE) + " machines, hourly starts, " + CYCLES + " lives of each kind";
    }

    @Override
    public Report run(Settings settings) throws InterruptedException {
        int size = settings.installations(SIZE);
        List<Finding> findings = new ArrayList<>();
        for (Duration each : LIVES) {
            String life = Fleet.text(each);
            VirtualCa ours = measure(settings, size, each, Start::byOurTimer);
            findings.add(Finding.atLeast(
                    life + ": in the window, of " + ours.renewals(), 100 * ours.shareInWindows(), 99.9));
            findings.add(without(settings, size / 4, each, "hourly, but not at the instant", RandomSleep.NEVER));
            findings.add(without(settings, size / 4, each, "hourly by cron with the random wait", RandomSleep.AUTO));
        }
        return new Report(id(), title(settings), findings, List.of());
    }

    private static Finding without(Settings settings, int size, Duration life, String how, RandomSleep sleep)
            throws InterruptedException {
        VirtualCa ca = measure(settings, Math.max(1, size), life, host -> new Start(host, sleep, Optional.empty()));
        return Finding.told(
                "  " + Fleet.text(life) + ", " + how, String.format(Locale.ROOT, "%.3f %%", 100 * ca.shareInWindows()));
    }

    private static VirtualCa measure(Settings settings, int size, Duration life, Fleet.StartedBy startedBy)
            throws InterruptedException {
        long until = Time.START + CYCLES * Fleet.interval(life);
        Arrivals none = new Arrivals(Time.START, Time.START);
        VirtualCa ca = new VirtualCa(none, none, settings.random(-1));
        // What is due before the machine starts for the first time is nobody's fault.
        ca.countWindowsFrom(Time.START + 3 * Time.HOUR);
        new Fleet(settings, size, life).by(startedBy).run(ca, until, lineage -> {});
        return ca;
    }
}
