package dev.perennial.cli.simulate;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * A machine whose timer starts the program every hour. Starts that would find nothing to do are skipped: what is due is known
 * beforehand, because the same facts give the same decision.
 */
final class Machine {
    private final Host host;
    private final VirtualClock clock;
    private final Start start;
    private final long firstStart;
    private final boolean polling;

    /**
     * Of one machine.
     *
     * @param firstStart of the hourly ones
     * @param polling false where windows do not change, and asking again is not what is measured
     */
    Machine(Start start, long firstStart, boolean polling) {
        this.host = start.host();
        this.clock = host.clock();
        this.start = start;
        this.firstStart = firstStart;
        this.polling = polling;
    }

    private record Next(long at, VirtualLineage lineage) {}

    /** Until the end of the simulation. All of {@code lineages} are known to the machine from the first start on. */
    void run(List<VirtualLineage> lineages, long until) throws InterruptedException {
        PriorityQueue<Next> queue = new PriorityQueue<>(Comparator.comparingLong(Next::at)
                .thenComparing(next -> next.lineage().name()));
        Map<String, VirtualLineage> concerned = new HashMap<>();
        lineages.forEach(lineage -> queue.add(new Next(firstStart, lineage)));
        while (!queue.isEmpty() && startFor(queue.element().at()) < until) {
            // A start that finds the one before at work is left to it, which keeps watch until the next (Watch).
            long now = Math.max(startFor(queue.element().at()), clock.millis());
            long hour = now < firstStart ? now : firstStart + (now - firstStart) / Time.HOUR * Time.HOUR;
            clock.set(now);
            host.connect();
            concerned.clear();
            Map<String, VirtualLineage> due = new LinkedHashMap<>();
            while (!queue.isEmpty() && startFor(queue.element().at()) <= now) {
                VirtualLineage lineage = queue.remove().lineage();
                concerned.put(lineage.name(), lineage);
                lineage.look();
                if (lineage.firstDue() <= hour + horizon()) {
                    due.put(lineage.name(), lineage);
                }
            }
            if (!due.isEmpty()) {
                start.run(due, Duration.ofMillis(Math.max(1, hour + Time.HOUR - clock.millis())));
            }
            for (VirtualLineage lineage : concerned.values()) {
                queue.add(new Next(attention(lineage, now), lineage));
            }
        }
    }

    private long horizon() {
        return start.nextStart().isPresent() ? start.nextStart().get().toMillis() : 0;
    }

    /** The first start after {@code now} that has something to do for it. */
    private long attention(VirtualLineage lineage, long now) throws InterruptedException {
        long due = lineage.firstDue() - horizon();
        long poll = polling && clock.millis() < lineage.expires() ? lineage.askAgain() : Long.MAX_VALUE;
        return Math.max(now + 1, Math.min(lineage.nextSight(), Math.min(due, poll)));
    }

    /** The first start at or after an instant. */
    private long startFor(long at) {
        return at <= firstStart ? firstStart : firstStart + Math.ceilDiv(at - firstStart, Time.HOUR) * Time.HOUR;
    }
}
