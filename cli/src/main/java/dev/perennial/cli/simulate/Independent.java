package dev.perennial.cli.simulate;

import static dev.perennial.cli.simulate.Finding.atMost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** B1: many machines that do not know of each other. They can be no better than chance, and have to be no worse. */
final class Independent implements Scenario {
    private static final int SIZE = 100_000;
    private static final int DAYS = 30;

    private static final Duration LIFE = Duration.ofDays(45);

    /** From how many a minute on chance alone stays below the goal. */
    private static final double ENOUGH = 69;

    @Override
    public String id() {
        return "b1";
    }

    @Override
    public String title(Settings settings) {
        return settings.installations(SIZE) + " machines with a certificate of 45 days each, " + settings.days(DAYS)
                + " days";
    }

    @Override
    public Report run(Settings settings) throws InterruptedException {
        int size = settings.installations(SIZE);
        int days = settings.days(DAYS);
        // On the first day machines catch up that the simulation has begun too late for.
        long from = Time.START + Time.DAY;
        long until = from + days * Time.DAY;
        Arrivals orders = new Arrivals(from, until);
        Arrivals polls = new Arrivals(from, until);
        Arrivals requests = new Arrivals(from, until);
        VirtualCa ca = new VirtualCa(orders, polls, settings.random(-1));
        ca.alsoLogRequests(requests);
        new Fleet(settings, size, LIFE).run(ca, until, lineage -> {});

        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.told(
                "renewals, requests about renewal, requests of all kinds",
                orders.total() + ", " + polls.total() + ", " + requests.total()));
        double mean = orders.total() / (24 * 60.0);
        findings.add(atMost(
                "renewals by minute of the day, peak/mean",
                Arrivals.peakToMean(orders.minutesOfTheDay()),
                mean >= ENOUGH ? 1.5 : Math.max(1.5, Chance.highestBin(mean, 24 * 60) / mean)));
        spread(findings, "renewals a minute", orders.per(Time.MINUTE));
        spread(findings, "renewals a second", orders.per(Time.SECOND));
        chi(findings, "second of the minute", orders.secondsOfTheMinute());
        chi(findings, "minute of the hour", orders.minutesOfTheHour());
        chi(findings, "hundredth of the second", orders.hundredthsOfTheSecond());
        findings.add(atMost(
                "requests of all kinds by minute of the day, peak/mean",
                Arrivals.peakToMean(requests.minutesOfTheDay()),
                mean >= ENOUGH ? 1.5 : Math.max(1.5, Chance.highestBin(size / 60.0, 24 * 60) / (size / 60.0))));
        findings.add(Finding.told("requests of all kinds a second, mean and most", requests.meanAndMost()));
        double expected = orders.total() / 3600.0;
        findings.add(atMost(
                "renewals in the first seconds of hours, to their share",
                orders.firstSecondsOfHours() / expected,
                1.2 + 3.0 / Math.sqrt(expected)));
        return new Report(
                id(),
                title(settings),
                findings,
                List.of(Plot.of(
                        "Perennial: " + size + " machines, all days on one",
                        "0 h",
                        "24 h, renewals a minute",
                        orders.minutesOfTheDay())));
    }

    private static void spread(List<Finding> findings, String what, int[] bins) {
        double mean = 0;
        int peak = 0;
        for (int bin : bins) {
            mean += (double) bin / bins.length;
            peak = Math.max(peak, bin);
        }
        findings.add(atMost(what + ", the most (chance alone allows)", peak, Chance.highestBin(mean, bins.length)));
    }

    private static void chi(List<Finding> findings, String what, int[] bins) {
        findings.add(atMost("chi-square over the " + what, Chance.chiSquare(bins), Chance.chiSquareLimit(bins.length)));
    }
}
