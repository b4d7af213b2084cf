package dev.perennial.cli.work;

import dev.perennial.cli.store.StoredLineage;
import dev.perennial.engine.Event;
import dev.perennial.engine.FailureClass;
import dev.perennial.engine.Outcome;
import dev.perennial.engine.RunSummary;
import dev.perennial.lineage.LineageException;
import dev.perennial.lineage.ReachNotes;
import dev.perennial.pki.Certificate;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@link Relief} for the lineages of a run: before it, those that are held; after it, those that were refused. */
public final class Reliefs {
    /** Where CAs come first, whatever the challenge; what is redirected from there answers there, too. */
    private static final int HTTP = 80;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Workshop workshop;
    private final Relief relief;

    /** Reads the disk. */
    public Reliefs(Workshop workshop) {
        this.workshop = workshop;
        this.relief = new Relief(new ReachNotes(workshop.paths(), workshop.listener()), new ReachProbe(HTTP, PATIENCE));
    }

    /** Lifts the holds of those that look repaired. Uses the network if any that failed are held. */
    public void before(List<String> names) throws InterruptedException {
        Set<String> known = relief.known();
        if (known.isEmpty()) {
            return;
        }
        List<String> held = names.stream().filter(known::contains).toList();
        relief.repaired(troubled(held)).forEach(workshop.setbacks()::lift);
    }

    /** Uses the network if any was refused. Under the locks of the run, if it did anything. */
    public void after(RunSummary summary) throws InterruptedException {
        if (summary.failed().isEmpty() && summary.renewed().isEmpty()) {
            return;
        }
        List<String> refused = new ArrayList<>();
        for (Outcome.Failure failure : summary.failed()) {
            if (FailureClass.of(failure.cause()) == FailureClass.REFUSED) {
                refused.add(failure.name());
            }
        }
        Set<String> others = new HashSet<>(relief.known());
        others.removeAll(troubled(List.copyOf(relief.known())).keySet());
        try {
            relief.note(troubled(refused), others);
        } catch (IOException e) {
            // Then nobody notices a repair, and the hold ends when it ends.
            workshop.listener()
                    .on(new Event.Warning("How the names looked that were not validated cannot be kept: " + e));
        }
    }

    /** Those of them whose last renewal failed, with their names. */
    private Map<String, List<Identifier>> troubled(List<String> lineages) {
        Map<String, List<Identifier>> found = new LinkedHashMap<>();
        for (String name : lineages) {
            try {
                Certificate certificate =
                        StoredLineage.read(workshop.store().load(name)).certificate();
                if (workshop.setbacks().troubled(name, certificate)) {
                    found.put(name, certificate.identifiers());
                }
            } catch (LineageException e) {
                found.remove(name); // deleted meanwhile, or the run itself says so
            }
        }
        return found;
    }
}
