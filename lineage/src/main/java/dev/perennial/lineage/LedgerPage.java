package dev.perennial.lineage;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All that {@link Ledger} knows. */
record LedgerPage(SortedMap<String, Trouble> troubles, List<Limit> limits, List<Outage> outages) {
    static final LedgerPage EMPTY = new LedgerPage(new TreeMap<>(), List.of(), List.of());

    /** Failures count as in a row for so long; most certificates are tried more often by far. */
    private static final Duration MEMORY = Duration.ofDays(30);

    LedgerPage {
        troubles = Collections.unmodifiableSortedMap(new TreeMap<>(troubles));
        limits = List.copyOf(limits);
        outages = List.copyOf(outages);
    }

    LedgerPage with(String lineage, Trouble trouble) {
        SortedMap<String, Trouble> next = new TreeMap<>(troubles);
        next.put(lineage, trouble);
        return new LedgerPage(next, limits, outages);
    }

    LedgerPage without(String lineage) {
        SortedMap<String, Trouble> next = new TreeMap<>(troubles);
        next.remove(lineage);
        return new LedgerPage(next, limits, outages);
    }

    /** In the place of what was known about the same. */
    LedgerPage with(Limit limit) {
        List<Limit> next = new ArrayList<>();
        for (Limit other : limits) {
            boolean same = other.server().equals(limit.server())
                    && other.scope() == limit.scope()
                    && other.value().equals(limit.value());
            if (!same) {
                next.add(other);
            }
        }
        next.add(limit);
        return new LedgerPage(troubles, next, outages);
    }

    /** In the place of what was known about the same CA. */
    LedgerPage with(Outage outage) {
        List<Outage> next = new ArrayList<>(without(outage.server()).outages);
        next.add(outage);
        return new LedgerPage(troubles, limits, next);
    }

    LedgerPage without(URI server) {
        List<Outage> next = new ArrayList<>(outages);
        next.removeIf(outage -> outage.server().equals(server));
        return new LedgerPage(troubles, limits, next);
    }

    /** Without what matters no more. */
    LedgerPage since(Instant now) {
        SortedMap<String, Trouble> left = new TreeMap<>();
        for (Map.Entry<String, Trouble> entry : troubles.entrySet()) {
            if (entry.getValue().until().plus(MEMORY).isAfter(now)) {
                left.put(entry.getKey(), entry.getValue());
            }
        }
        List<Limit> open = new ArrayList<>();
        for (Limit limit : limits) {
            if (limit.hold().until().isAfter(now)) {
                open.add(limit);
            }
        }
        List<Outage> recent = new ArrayList<>(outages);
        recent.removeIf(outage -> !outage.last().plus(MEMORY).isAfter(now));
        return new LedgerPage(left, open, recent);
    }
}
