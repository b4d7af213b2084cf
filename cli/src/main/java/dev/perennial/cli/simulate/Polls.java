package dev.perennial.cli.simulate;

import static dev.perennial.cli.simulate.Finding.atMost;

import dev.perennial.engine.Rota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** B5: how often the CA is asked when to renew, and whether machines that were switched on together ask together. */
final class Polls implements Scenario {
    private static final int SIZE = 100_000;
    private static final int DAYS = 7;

    private static final Duration LIFE = Duration.ofDays(90);

    @Override
    public String id() {
        return "b5";
    }

    @Override
    public String title(Settings settings) {
        return settings.installations(SIZE) + " machines switched on at the same moment, " + settings.days(DAYS)
                + " days";
    }

    @Override
    public Report run(Settings settings) throws InterruptedException {
        int size = settings.installations(SIZE);
        int days = settings.days(DAYS);
        long until = Time.START + days * Time.DAY;
        Arrivals polls = new Arrivals(Time.START, until);
        Arrivals first = new Arrivals(Time.START, Time.START + Time.HOUR);
        Arrivals last = new Arrivals(until - Time.DAY, until);
        VirtualCa ca = new VirtualCa(new Arrivals(Time.START, Time.START), polls, settings.random(-1));
        ca.alsoLogPolls(first);
        ca.alsoLogPolls(last);
        // systemd catches up what was missed while the power was off, after the fixed delay of each machine.
        new Fleet(settings, size, LIFE)
                .with(random -> Time.START + random.nextLong(Time.HOUR))
                .run(ca, until, lineage -> {});
        List<Finding> findings = new ArrayList<>();
        findings.add(atMost("requests for a certificate and day", (double) polls.total() / size / days, 4.8));
        together(findings, "the first hour", first);
        together(findings, "the last day", last);
        findings.addAll(manyOnOne(settings, Math.max(1, size / 10), days));
        return new Report(
                id(),
                title(settings),
                findings,
                List.of(Plot.of(
                        "all switched on at once", "0 h", "24 h, requests about renewal in 5 min", firstDay(polls))));
    }

    /** A host asks about all that it has as soon as it is started. */
    private static List<Finding> manyOnOne(Settings settings, int size, int days) throws InterruptedException {
        long until = Time.START + days * Time.DAY;
        Arrivals polls = new Arrivals(Time.START, until);
        VirtualCa ca = new VirtualCa(new Arrivals(Time.START, Time.START), polls, settings.random(-1));
        SplittableRandom random = settings.random(size);
        VirtualClock clock = new VirtualClock();
        clock.set(Time.START);
        Host host = new Host(ca, clock, random);
        Rota rota = Rota.of(names(size));
        List<VirtualLineage> lineages = new ArrayList<>(size);
        for (String name : names(size)) {
            long issued = Time.START - (long) (0.9 * Fleet.interval(LIFE) * random.nextDouble());
            lineages.add(new VirtualLineage(name, LIFE, issued, host, rota.place(name)));
        }
        new Machine(Start.byOurTimer(host), Time.START + random.nextLong(Time.HOUR), true).run(lineages, until);
        String prefix = "one machine with " + size + ": ";
        List<Finding> findings = new ArrayList<>();
        findings.add(atMost(prefix + "requests for a certificate and day", (double) polls.total() / size / days, 4.8));
        findings.addAll(host.burden(prefix));
        findings.add(Finding.told(
                prefix + "minutes of asking before the first renewal of a start, the most",
                Finding.text((double) host.longestAsking().toMillis() / Time.MINUTE)));
        return findings;
    }

    private static List<String> names(int size) {
        return IntStream.range(0, size).mapToObj(i -> "n" + i + ".example.com").toList();
    }

    private static void together(List<Finding> findings, String when, Arrivals arrivals) {
        int[] seconds = arrivals.per(Time.SECOND);
        double mean = (double) arrivals.total() / seconds.length;
        int peak = 0;
        for (int second : seconds) {
            peak = Math.max(peak, second);
        }
        findings.add(atMost(
                "in one second of " + when + ", the most (chance alone allows)",
                peak,
                Chance.highestBin(mean, seconds.length)));
    }

    private static int[] firstDay(Arrivals polls) {
        int[] bins = polls.per(5 * Time.MINUTE);
        return Arrays.copyOf(bins, Math.min(bins.length, 288));
    }
}
