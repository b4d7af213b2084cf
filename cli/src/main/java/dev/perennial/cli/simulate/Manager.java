package dev.perennial.cli.simulate;

import static dev.perennial.cli.simulate.Finding.atMost;

import dev.perennial.engine.Place;
import dev.perennial.engine.Rota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** B2: one machine with very many certificates, all issued in one hour. */
final class Manager implements Scenario {
    private static final int SIZE = 100_000;

    /** A bin with fewer cannot be even: an integer next to 1.2 is 2. */
    private static final int ENOUGH = 20;

    @Override
    public String id() {
        return "b2";
    }

    @Override
    public String title(Settings settings) {
        return "one machine, " + settings.installations(SIZE) + " certificates, issued in one hour";
    }

    @Override
    public Report run(Settings settings) throws InterruptedException {
        int size = settings.installations(SIZE);
        List<Finding> findings = new ArrayList<>();
        List<Plot> plots = new ArrayList<>();
        for (Duration life : List.of(Duration.ofHours(160), Duration.ofDays(90))) {
            measure(settings, size, life, findings, plots);
        }
        return new Report(id(), title(settings), findings, plots);
    }

    private static void measure(Settings settings, int size, Duration life, List<Finding> findings, List<Plot> plots)
            throws InterruptedException {
        String kind = Fleet.text(life);
        long interval = Fleet.interval(life);
        long steady = Time.START + 3 * interval;
        long until = steady + interval;
        Arrivals all = new Arrivals(Time.START, until);
        Arrivals fourth = new Arrivals(steady, until);
        VirtualCa ca = new VirtualCa(all, new Arrivals(Time.START, Time.START), settings.random(-1));
        ca.alsoLog(fourth);
        ca.countWindowsFrom(steady);
        SplittableRandom random = settings.random(0);
        VirtualClock clock = new VirtualClock();
        clock.set(Time.START);
        Host host = new Host(ca, clock, random);
        host.knowWindows(); // what asking costs is told by b5
        List<String> names =
                IntStream.range(0, size).mapToObj(i -> "n" + i + ".example.com").toList();
        Rota rota = Rota.of(names);
        List<VirtualLineage> lineages = new ArrayList<>(size);
        for (String name : names) {
            Optional<Place> place = rota.place(name);
            long issued = Time.START + random.nextLong(Time.HOUR);
            lineages.add(new VirtualLineage(name, life, issued, host, place));
        }
        Machine machine =
                new Machine(Start.byOurTimer(host), Time.START + Time.HOUR + random.nextLong(Time.HOUR), false);
        machine.run(lineages, until);

        long span = size / (interval / (double) Time.MINUTE) >= ENOUGH
                ? Time.MINUTE
                : size / (interval / (double) Time.HOUR) >= ENOUGH ? Time.HOUR : Time.DAY;
        String bin = span == Time.MINUTE ? "minute" : span == Time.HOUR ? "hour" : "day";
        findings.add(atMost(
                kind + ": renewals " + (span == Time.HOUR ? "an " : "a ") + bin + " after three cycles, peak/mean",
                Arrivals.peakToMean(fourth.per(span)),
                1.1));
        findings.add(Finding.atLeast(kind + ": then in their windows", 100 * ca.shareInWindows(), 99.9));
        findings.addAll(host.burden(kind + ": "));
        findings.add(Finding.told(
                kind + ": before that, out of their windows",
                Finding.text((double) ca.early() / size) + " a certificate"));
        plots.add(Plot.of(
                "one machine, " + kind + " certificates issued in one hour",
                "0",
                "four cycles, renewals",
                all.per(Math.max(Time.MINUTE, 4 * interval / 240 / Time.SECOND * Time.SECOND))));
    }
}
