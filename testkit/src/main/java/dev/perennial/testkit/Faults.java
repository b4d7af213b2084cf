package dev.perennial.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The faults that await the next requests, for each route first in, first out. Thread-safe. */
public final class Faults {
    private final Map<Route, Deque<Planned>> planned = new EnumMap<>(Route.class);

    private record Planned(int times, Fault fault) {}

    Faults() {}

    /** The next request on this route meets the fault, after those that were planned before. */
    public void next(Route route, Fault fault) {
        next(1, route, fault);
    }

    public synchronized void next(int times, Route route, Fault fault) {
        if (times < 1) {
            throw new IllegalArgumentException("a fault happens at least once, not " + times + " times");
        }
        planned.computeIfAbsent(route, absent -> new ArrayDeque<>()).addLast(new Planned(times, fault));
    }

    /** All requests on this route meet the fault, until {@link #clear}. */
    public void always(Route route, Fault fault) {
        next(Integer.MAX_VALUE, route, fault);
    }

    public synchronized void clear() {
        planned.clear();
    }

    synchronized Optional<Fault> take(Route route) {
        Deque<Planned> queue = planned.get(route);
        Planned head = queue == null ? null : queue.pollFirst();
        if (queue == null || head == null) {
            return Optional.empty();
        }
        if (head.times() == Integer.MAX_VALUE) {
            queue.addFirst(head);
        } else if (head.times() > 1) {
            queue.addFirst(new Planned(head.times() - 1, head.fault()));
        }
        return Optional.of(head.fault());
    }
}
