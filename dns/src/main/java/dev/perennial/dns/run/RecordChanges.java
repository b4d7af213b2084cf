package dev.perennial.dns.run;

import com.google.gson.JsonElement;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.recipe.Model;
import dev.perennial.engine.SolverException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where each value is a record with an id. */
final class RecordChanges implements Changes {
    private final Model.Records model;
    /** What the provider said when it made them: to remove them without a search. */
    private final Map<TxtRecord, Map<String, JsonElement>> made = new ConcurrentHashMap<>();

    RecordChanges(Model.Records model) {
        this.model = model;
    }

    @Override
    public List<List<TxtRecord>> groups(List<TxtRecord> records) {
        return Changes.single(records);
    }

    @Override
    public void add(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        TxtRecord record = group.getFirst();
        Answer answer = visit.call(model.add(), Visit.about(zone, record));
        Map<String, JsonElement> taken = answer.take(model.add().take());
        boolean all = !taken.isEmpty()
                && taken.keySet().containsAll(model.find().take().keySet());
        if (all && answer.is(model.add().ok())) {
            made.put(record, taken);
        }
    }

    @Override
    public void remove(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        TxtRecord record = group.getFirst();
        Map<String, JsonElement> known = made.get(record);
        if (known != null) {
            remove(visit, zone, record, known);
            made.remove(record);
            return;
        }
        for (Visit.Found each : visit.list(model.find(), Visit.about(zone, record))) {
            Optional<String> value = model.value().in(each.thing()).map(JsonElement::getAsString);
            if (value.isPresent() && Texts.value(value.get()).equals(record.value())) {
                remove(visit, zone, record, each.take(model.find()));
            }
        }
    }

    private void remove(Visit visit, ZoneAt zone, TxtRecord record, Map<String, JsonElement> taken)
            throws SolverException, InterruptedException {
        Map<String, JsonElement> about = new HashMap<>(Visit.about(zone, record));
        about.putAll(taken);
        visit.call(model.remove(), about);
    }
}
