package dev.perennial.cli.simulate;

import static dev.perennial.cli.simulate.Finding.atMost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** B3: the CA does not answer for six hours, then does. */
final class Outage implements Scenario {
    private static final int SIZE = 100_000;

    private static final Duration LIFE = Duration.ofHours(160);

    /** 1, 5, 20 minutes, then hourly. */
    private static final int MOST_ATTEMPTS = 10;

    @Override
    public String id() {
        return "b3";
    }

    @Override
    public String title(Settings settings) {
        return settings.installations(SIZE) + " machines with a certificate of 160 h each, the CA down for 6 h";
    }

    @Override
    public Report run(Settings settings) throws InterruptedException {
        int size = settings.installations(SIZE);
        long from = Time.START + Time.DAY;
        long back = from + 6 * Time.HOUR;
        long until = back + 18 * Time.HOUR;
        Arrivals before = new Arrivals(Time.START + 6 * Time.HOUR, from);
        Arrivals after = new Arrivals(back, back + Time.HOUR);
        Arrivals day = new Arrivals(from - 6 * Time.HOUR, until);
        VirtualCa ca = new VirtualCa(day, new Arrivals(Time.START, Time.START), settings.random(-1));
        ca.alsoLog(before);
        ca.alsoLog(after);
        Arrivals requests = new Arrivals(back, back + Time.HOUR);
        ca.alsoLogRequests(requests);
        ca.downBetween(from, back);
        AtomicInteger lost = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        new Fleet(settings, size, LIFE).run(ca, until, lineage -> {
            lost.addAndGet(lineage.failing() || lineage.expires() < until ? 1 : 0);
            most.accumulateAndGet(lineage.mostFailures(), Math::max);
        });
        double usual = (double) before.total() / before.per(Time.MINUTE).length;
        List<Finding> findings = new ArrayList<>();
        findings.add(atMost(
                "the hour after, renewals by minute, peak/mean", Arrivals.peakToMean(after.per(Time.MINUTE)), 3));
        findings.add(atMost("the same for requests of all kinds", Arrivals.peakToMean(requests.per(Time.MINUTE)), 3));
        findings.add(Finding.told("the hour after, requests a second, mean and most", requests.meanAndMost()));
        findings.add(Finding.told(
                "the hour after, to a usual hour", Finding.text(after.total() / 60.0 / usual) + " times as much"));
        findings.add(atMost("attempts in vain for one certificate, the most", most.get(), MOST_ATTEMPTS));
        findings.add(atMost("certificates lost, or not renewed by the end", lost.get(), 0));
        return new Report(
                id(),
                title(settings),
                findings,
                List.of(Plot.of(
                        "the CA down for 6 h", "6 h before", "18 h after, orders in 5 min", day.per(5 * Time.MINUTE))));
    }
}
