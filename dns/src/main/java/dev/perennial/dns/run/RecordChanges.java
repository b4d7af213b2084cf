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

    private final ZoneLocks locks = new ZoneLocks();

    RecordChanges(Model.Records model) {
        this.model = model;
    }

    @Override
    public List<List<TxtRecord>> groups(List<TxtRecord> records) {
        return model.alone() ? List.of(records) : Changes.single(records);
    }

    @Override
    public void add(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        each(zone, group, record -> add(visit, zone, record));
    }

    @Override
    public void remove(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        each(zone, group, record -> remove(visit, zone, record));
    }

    private interface Work {
        void on(TxtRecord record) throws SolverException, InterruptedException;
    }

    private void each(ZoneAt zone, List<TxtRecord> group, Work work) throws SolverException, InterruptedException {
        if (!model.alone()) {
            work.on(group.getFirst());
            return;
        }
        locks.in(zone, () -> {
            for (TxtRecord each : group) {
                work.on(each);
            }
        });
    }

    private void add(Visit visit, ZoneAt zone, TxtRecord record) throws SolverException, InterruptedException {
        Answer answer = visit.call(model.add(), Visit.about(zone, record));
        Map<String, JsonElement> taken = answer.take(model.add().take());
        boolean all = !taken.isEmpty()
                && taken.keySet().containsAll(model.find().take().keySet())
                && taken.values().stream().noneMatch(RecordChanges::isEmpty);
        // A place in a list is not for ever, and the JDK repeats a GET whose answer is lost: then there are two.
        boolean forEver = !model.alone() && !model.add().method().equals("GET");
        if (all && forEver && answer.is(model.add().ok())) {
            made.put(record, taken);
        }
    }

    private void remove(Visit visit, ZoneAt zone, TxtRecord record) throws SolverException, InterruptedException {
        Map<String, JsonElement> known = made.get(record);
        if (known != null) {
            remove(visit, zone, record, known);
            made.remove(record);
            return;
        }
        for (Visit.Found each : visit.list(model.find(), Visit.about(zone, record))) {
            Optional<String> value = Answer.scalar(model.value(), each.thing());
            if (value.isPresent() && Texts.value(value.get()).equals(record.value())) {
                remove(visit, zone, record, each.take(model.find()));
                if (model.alone()) {
                    return; // what else was found stands elsewhere now
                }
            }
        }
    }

    private void remove(Visit visit, ZoneAt zone, TxtRecord record, Map<String, JsonElement> taken)
            throws SolverException, InterruptedException {
        Map<String, JsonElement> about = new HashMap<>(Visit.about(zone, record));
        taken.forEach((name, value) -> {
            if (!isEmpty(value)) {
                about.put(name, value);
            }
        });
        visit.call(model.remove(), about);
    }

    /** An address that ends where an id should be means all records. */
    private static boolean isEmpty(JsonElement id) {
        return id.isJsonPrimitive() && id.getAsString().isBlank();
    }
}
