package dev.perennial.cli.simulate;

import static dev.perennial.cli.simulate.Finding.atMost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** B4: names that never validate, as half of all that reaches a CA; and what happens once they do. */
final class Zombies implements Scenario {
    private static final int SIZE = 1_000;
    private static final int DAYS = 365;

    @Override
    public String id() {
        return "b4";
    }

    @Override
    public String title(Settings settings) {
        return settings.installations(SIZE) + " names that never validate, " + settings.days(DAYS) + " days";
    }

    @Override
    public Report run(Settings settings) throws InterruptedException {
        int size = settings.installations(SIZE);
        int days = settings.days(DAYS);
        long until = Time.START + days * Time.DAY;
        Arrivals none = new Arrivals(Time.START, Time.START);
        List<Finding> findings = new ArrayList<>();
        for (Duration life : List.of(Duration.ofDays(90), Duration.ofDays(45), Duration.ofHours(160))) {
            int[] orders = new int[size];
            int[] seen = {0};
            VirtualCa ca = new VirtualCa(none, none, settings.random(-1));
            new Fleet(settings, size, life)
                    .fated((lineage, random) -> lineage.validatesFrom(Long.MAX_VALUE))
                    .run(ca, until, lineage -> orders[seen[0]++] = lineage.attempts());
            findings.add(atMost(
                    Fleet.text(life) + ": orders a year for a name, the most",
                    Arrays.stream(orders).max().orElse(0) * 365.0 / days,
                    60));
        }
        AtomicLong slowest = new AtomicLong();
        long lastRepair = until - 20 * Time.DAY;
        new Fleet(settings, size, Duration.ofDays(90))
                .fated((lineage, random) ->
                        lineage.validatesFrom(Time.START + random.nextLong(lastRepair - Time.START)))
                .run(
                        new VirtualCa(none, none, settings.random(-1)),
                        until,
                        lineage -> slowest.accumulateAndGet(lineage.slowestReturn(), Math::max));
        findings.add(
                atMost("minutes from the repair to the renewal, the most", (double) slowest.get() / Time.MINUTE, 60));
        return new Report(id(), title(settings), findings, List.of());
    }
}
