package dev.perennial.cli.work;

import dev.perennial.engine.Reach;
import dev.perennial.lineage.ReachNotes;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Notices that what kept a name from being validated has been repaired, so that nobody waits a week for the next try. */
final class Relief {
    private final ReachNotes notes;
    private final ReachProbe probe;
    private final Map<String, Reach> seen;

    /** Reads the disk. */
    Relief(ReachNotes notes, ReachProbe probe) {
        this.notes = notes;
        this.probe = probe;
        this.seen = notes.read();
    }

    /** The lineages that there is anything to notice about. */
    Set<String> known() {
        return Set.copyOf(seen.keySet());
    }

    /** Those whose names look better than when they failed. Uses the network. */
    Set<String> repaired(Map<String, List<Identifier>> held) throws InterruptedException {
        Set<String> repaired = new HashSet<>();
        probe.of(held).forEach((lineage, now) -> {
            Reach then = seen.get(lineage);
            if (then != null && now.betterThan(then)) {
                repaired.add(lineage);
            }
        });
        return repaired;
    }

    /**
     * Notes how those look that have just been refused, and forgets others. Uses the network; writes the disk, under
     * the locks of the run.
     */
    void note(Map<String, List<Identifier>> refused, Set<String> others) throws IOException, InterruptedException {
        Map<String, Reach> before = Map.copyOf(seen);
        others.forEach(seen::remove);
        seen.putAll(probe.of(refused));
        if (!seen.equals(before)) {
            notes.write(seen);
        }
    }
}
