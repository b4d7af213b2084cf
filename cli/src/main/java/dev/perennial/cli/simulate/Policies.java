package dev.perennial.cli.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** What others do, for comparison: when each of many machines that start once a day arrives at the CA. */
final class Policies implements Scenario {
    private static final int SIZE = 100_000;

    private static final double HOUR = Time.HOUR;
    private static final double DAY = Time.DAY;

    /**
     * One way to choose the moment.
     *
     * @param draw in milliseconds after midnight
     */
    private record Policy(String name, ToDoubleFunction<SplittableRandom> draw) {}

    private static final List<Policy> ALL = List.of(
            new Policy("cron at midnight", random -> 0),
            new Policy("cron at midnight, then up to 480 s (certbot)", random -> random.nextDouble() * 480_000),
            new Policy(
                    "0 and 12 h, plus a fixed 0 to 1 h",
                    random -> 12 * HOUR * random.nextInt(2) + random.nextDouble() * HOUR),
            new Policy("02:00, give or take an hour", random -> HOUR + random.nextDouble() * 2 * HOUR),
            new Policy(
                    "a minute chosen at installation, at second 0",
                    random -> Time.MINUTE * (double) random.nextInt(24 * 60)),
            new Policy(
                    "Debian's certbot.timer",
                    random -> 12 * HOUR * random.nextInt(2) + random.nextDouble() * 12 * HOUR),
            new Policy("uniform over the day", random -> random.nextDouble() * DAY));

    @Override
    public String id() {
        return "policies";
    }

    @Override
    public String title(Settings settings) {
        return settings.installations(SIZE) + " machines by other policies, one day";
    }

    @Override
    public Report run(Settings settings) {
        int size = settings.installations(SIZE);
        List<Finding> findings = new ArrayList<>();
        List<Plot> plots = new ArrayList<>();
        for (Policy policy : ALL) {
            Arrivals arrivals = new Arrivals(Time.START, Time.START + Time.DAY);
            SplittableRandom random = settings.random(policy.name().hashCode());
            for (int i = 0; i < size; i++) {
                arrivals.add(Time.START + (long) policy.draw().applyAsDouble(random));
            }
            tell(findings, plots, policy.name(), arrivals);
        }
        Arrivals even = new Arrivals(Time.START, Time.START + Time.DAY);
        SplittableRandom random = settings.random(0);
        for (int i = 0; i < size; i++) {
            even.add(Time.START + (long) ((i + random.nextDouble()) * DAY / size));
        }
        tell(findings, plots, "evenly, by one scheduler for all", even);
        return new Report(id(), title(settings), findings, plots);
    }

    private static void tell(List<Finding> findings, List<Plot> plots, String name, Arrivals arrivals) {
        findings.add(Finding.told(
                name + ", peak/mean by minute, by second",
                String.format(
                        Locale.ROOT,
                        "%.2f, %.2f",
                        Arrivals.peakToMean(arrivals.per(Time.MINUTE)),
                        Arrivals.peakToMean(arrivals.per(Time.SECOND)))));
        plots.add(Plot.of(name, "0 h", "24 h, arrivals a minute", arrivals.per(Time.MINUTE)));
    }
}
