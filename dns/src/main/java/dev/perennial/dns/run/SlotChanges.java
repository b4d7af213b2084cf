package dev.perennial.dns.run;

import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.recipe.Model;
import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where there is room for one value at a time. */
final class SlotChanges implements Changes {
    private final Model.Slot model;
    private final String title;
    /** What may be there, by name. */
    private final Map<String, TxtRecord> put = new ConcurrentHashMap<>();

    SlotChanges(Model.Slot model, String title) {
        this.model = model;
        this.title = title;
    }

    @Override
    public List<List<TxtRecord>> groups(List<TxtRecord> records) {
        Map<String, List<TxtRecord>> names = new LinkedHashMap<>();
        records.forEach(each ->
                names.computeIfAbsent(each.name(), none -> new ArrayList<>()).add(each));
        return List.copyOf(names.values());
    }

    @Override
    public void add(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        if (group.stream().map(TxtRecord::value).distinct().count() > 1) {
            throw new SolverException(
                    title + " has room for one TXT value at " + group.getFirst().name()
                            + ", and a name together with its wildcard needs two: ask for them in two certificates.");
        }
        TxtRecord record = group.getFirst();
        TxtRecord there = put.putIfAbsent(record.name(), record);
        if (there != null && !there.value().equals(record.value())) {
            throw new SolverException(title + " has room for one TXT value at " + record.name()
                    + ", where the value of another certificate is: try again when that is done.");
        }
        visit.call(model.set(), Visit.about(zone, record));
    }

    @Override
    public void remove(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        TxtRecord record = group.getFirst();
        TxtRecord there = put.get(record.name());
        if (there == null || !group.stream().map(TxtRecord::value).toList().contains(there.value())) {
            return; // it never got there
        }
        if (model.clear().isPresent()) {
            visit.call(model.clear().get(), Visit.about(zone, there));
        }
        put.remove(record.name(), there);
    }
}
