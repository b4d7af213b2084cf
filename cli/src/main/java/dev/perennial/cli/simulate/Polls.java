package dev.perennial.cli.simulate;

import static dev.perennial.cli.simulate.Finding.atMost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** B5: how often the CA is asked when to renew, and whether machines that were switched on together ask together. */
final class Polls implements Scenario {
    @Override
    public String id() {
        return "b5";
    }

    @Override
    public Report run(Settings settings) throws InterruptedException {
        int size = settings.installations(100_000);
        int days = settings.days(7);
        long until = Time.START + days * Time.DAY;
        Arrivals polls = new Arrivals(Time.START, until);
        Arrivals first = new Arrivals(Time.START, Time.START + Time.HOUR);
        Arrivals last = new Arrivals(until - Time.DAY, until);
        VirtualCa ca = new VirtualCa(new Arrivals(Time.START, Time.START), polls, settings.random(-1));
        ca.alsoLogPolls(first);
        ca.alsoLogPolls(last);
        // systemd catches up what was missed while the power was off, after the fixed delay of each machine.
        new Fleet(settings, size, Duration.ofDays(90))
                .with(random -> Time.START + random.nextLong(Time.HOUR))
                .run(ca, until, lineage -> {});
        List<Finding> findings = new ArrayList<>();
        findings.add(atMost("requests for a certificate and day", (double) polls.total() / size / days, 4.8));
        together(findings, "the first hour", first);
        together(findings, "the last day", last);
        return new Report(
                id(),
                size + " machines switched on at the same moment, " + days + " days",
                findings,
                List.of(Plot.of(
                        "all switched on at once", "0 h", "24 h, requests about renewal in 5 min", firstDay(polls))));
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
