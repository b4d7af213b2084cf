package dev.perennial.cli.work;

import dev.perennial.engine.Event;
import dev.perennial.engine.FailureClass;
import dev.perennial.engine.Outcome;
import dev.perennial.engine.RunSummary;
import dev.perennial.lineage.LineageException;
import dev.perennial.pki.Identifier;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        this.relief = Relief.in(workshop.paths().workDir(), new ReachProbe(HTTP, PATIENCE));
    }

    /** Lifts the holds of those that look repaired. Uses the network if any that failed are held. */
    public void before(List<String> names) throws InterruptedException {
        List<String> held = new ArrayList<>();
        for (String name : names) {
            if (relief.knows(name)) {
                held.add(name);
            }
        }
        if (!held.isEmpty()) {
            relief.repaired(identifiers(held)).forEach(workshop.setbacks()::lift);
        }
    }

    /** Uses the network if any was refused. */
    public void after(RunSummary summary) throws InterruptedException {
        List<String> refused = new ArrayList<>();
        for (Outcome.Failure failure : summary.failed()) {
            if (FailureClass.of(failure.cause()) == FailureClass.REFUSED) {
                refused.add(failure.name());
            }
        }
        try {
            relief.note(
                    identifiers(refused),
                    summary.renewed().stream().map(Outcome.Success::name).toList());
        } catch (IOException e) {
            // Then nobody notices a repair, and the hold ends when it ends.
            workshop.listener()
                    .on(new Event.Warning("How the names looked that were not validated cannot be kept: " + e));
        }
    }

    private Map<String, List<Identifier>> identifiers(List<String> lineages) {
        Map<String, List<Identifier>> found = new LinkedHashMap<>();
        for (String name : lineages) {
            try {
                found.put(
                        name,
                        StoredLineage.read(workshop.store().load(name))
                                .certificate()
                                .identifiers());
            } catch (LineageException e) {
                found.remove(name); // the run itself says so
            }
        }
        return found;
    }
}
