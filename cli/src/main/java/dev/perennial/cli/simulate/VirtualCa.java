package dev.perennial.cli.simulate;

import dev.perennial.engine.FailureClass;
import dev.perennial.engine.SuggestedWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A CA like Let's Encrypt, as far as it decides when requests come: windows of 2 % of a life about the usual moment, polls every
 * six hours give or take a fifth, certificates dated back by an hour. It may be down for a while, and may open all
 * windows in the past.
 */
final class VirtualCa {
    private static final long DATED_BACK = Time.HOUR;

    private final List<Arrivals> orders = new ArrayList<>();
    private final List<Arrivals> polls = new ArrayList<>();
    private final List<Arrivals> requests = new ArrayList<>();
    private final RandomGenerator random;
    private long downFrom = Long.MAX_VALUE;
    private long downUntil = Long.MAX_VALUE;
    private long incident = Long.MAX_VALUE;
    private long early;
    private long inWindow;
    private long outOfWindow;
    private long countFrom = Long.MIN_VALUE;

    VirtualCa(Arrivals orders, Arrivals polls, RandomGenerator random) {
        this.orders.add(orders);
        this.polls.add(polls);
        this.random = random;
    }

    void alsoLog(Arrivals log) {
        orders.add(log);
    }

    void alsoLogPolls(Arrivals log) {
        polls.add(log);
    }

    /** Of all kinds. */
    void alsoLogRequests(Arrivals log) {
        requests.add(log);
    }

    void downBetween(long from, long until) {
        downFrom = from;
        downUntil = until;
    }

    /** From then on every certificate issued before is to be renewed at once. */
    void incidentAt(long at) {
        incident = at;
    }

    /** Counts those in windows from then on. */
    void countWindowsFrom(long at) {
        countFrom = at;
    }

    boolean down(long now) {
        return now >= downFrom && now < downUntil;
    }

    /** Absent if it does not answer. */
    Optional<SuggestedWindow> poll(VirtualLineage lineage, long now) {
        polls.forEach(log -> log.add(now));
        return down(now) ? Optional.empty() : Optional.of(window(lineage, now));
    }

    /** How long it does not want to be asked again. */
    long retryAfter() {
        return (long) (6 * Time.HOUR * (0.8 + 0.4 * random.nextDouble()));
    }

    private SuggestedWindow window(VirtualLineage lineage, long now) {
        if (now >= incident && lineage.issued() < incident) {
            return window(lineage, incident - Time.HOUR, incident - Time.HOUR / 2);
        }
        Duration life = lineage.life();
        long usual = life.compareTo(Duration.ofDays(10)) < 0 ? life.toMillis() / 2 : life.toMillis() * 2 / 3;
        long ideal = lineage.issued() - DATED_BACK + usual;
        return window(lineage, ideal - life.toMillis() / 100, ideal + life.toMillis() / 100);
    }

    private static SuggestedWindow window(VirtualLineage lineage, long start, long end) {
        return new SuggestedWindow(
                lineage.name() + lineage.issued(), Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
    }

    /** Any, of whatever kind. */
    void request(long now) {
        for (Arrivals log : requests) {
            log.add(now);
        }
    }

    /** A new order. Absent if it issues, else why it does not. */
    Optional<FailureClass> order(VirtualLineage lineage, long now) {
        orders.forEach(log -> log.add(now));
        if (down(now)) {
            return Optional.of(FailureClass.UNREACHABLE);
        }
        if (!lineage.validates(now)) {
            return Optional.of(FailureClass.REFUSED);
        }
        count(window(lineage, now), now);
        return Optional.empty();
    }

    private void count(SuggestedWindow window, long now) {
        boolean in = now >= window.start().toEpochMilli() && now < window.end().toEpochMilli();
        if (now < countFrom) {
            early += in ? 0 : 1;
        } else if (in) {
            inWindow++;
        } else {
            outOfWindow++;
        }
    }

    /** Out of their windows before those in windows were counted. */
    long early() {
        return early;
    }

    long notBefore(long issued) {
        return issued - DATED_BACK;
    }

    long renewals() {
        return inWindow + outOfWindow;
    }

    double shareInWindows() {
        return (double) inWindow / renewals();
    }
}
