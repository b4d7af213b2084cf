package dev.perennial.cli.simulate;

import static dev.perennial.cli.simulate.Finding.atMost;

import dev.perennial.engine.Place;
import dev.perennial.engine.Rota;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** B6: the CA recalls all certificates of one machine, by windows in the past. */
final class Incident implements Scenario {
    private static final int SIZE = 10_000;

    private static final Duration LIFE = Duration.ofDays(90);

    /** Let's Encrypt, for orders that are neither renewals in a window nor of a known set of names. */
    private static final double ORDERS_AN_HOUR = 100;

    @Override
    public String id() {
        return "b6";
    }

    @Override
    public String title(Settings settings) {
        return "one machine, " + settings.installations(SIZE) + " certificates recalled at once";
    }

    @Override
    public Report run(Settings settings) throws InterruptedException {
        int size = settings.installations(SIZE);
        // The machine's first start is after it, so that it hears of all at once.
        long incident = Time.START;
        long until = incident + 30 * Time.HOUR;
        Arrivals orders = new Arrivals(incident, until);
        VirtualCa ca = new VirtualCa(orders, new Arrivals(Time.START, Time.START), settings.random(-1));
        ca.incidentAt(incident);
        SplittableRandom random = settings.random(0);
        VirtualClock clock = new VirtualClock();
        clock.set(Time.START);
        Host host = new Host(ca, clock, random);
        List<String> names =
                IntStream.range(0, size).mapToObj(i -> "n" + i + ".example.com").toList();
        Rota rota = Rota.of(names);
        List<VirtualLineage> lineages = new ArrayList<>(size);
        for (String name : names) {
            double place = rota.place(name).map(Place::at).orElseGet(random::nextDouble);
            long issued = Time.START - (long) (place * 0.9 * Fleet.interval(LIFE));
            lineages.add(new VirtualLineage(name, LIFE, issued, host, rota.place(name)));
        }
        Machine machine = new Machine(Start.byOurTimer(host), Time.START + random.nextLong(Time.HOUR), true);
        machine.run(lineages, until);

        long left = lineages.stream().filter(each -> each.issued() < incident).count();
        long last = lineages.stream().mapToLong(VirtualLineage::issued).max().orElse(0);
        List<Finding> findings = new ArrayList<>();
        findings.add(
                atMost("hours from the incident to the last replacement", (last - incident) / (double) Time.HOUR, 20));
        findings.add(atMost("not replaced", (double) left, 0));
        int[] minutes = orders.per(Time.MINUTE);
        int peak = 0;
        for (int minute : minutes) {
            peak = Math.max(peak, minute);
        }
        findings.add(atMost("orders in a minute, the most", peak, Math.max(300, 2 * Math.ceilDiv(size, 360))));
        findings.addAll(host.burden(""));
        findings.add(Finding.told(
                "if the CA allowed 300 orders in 3 h, the last would come after",
                Finding.text(size / ORDERS_AN_HOUR) + " h"));
        return new Report(
                id(),
                title(settings),
                findings,
                List.of(Plot.of(
                        "all certificates of one machine recalled",
                        "0 h",
                        "30 h, orders in 5 min",
                        orders.per(5 * Time.MINUTE))));
    }
}
