package dev.perennial.dns.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.recipe.Call;
import dev.perennial.dns.recipe.Model;
import dev.perennial.engine.SolverException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Where all values of a name are one thing: they are read, changed and written back, under a lock for the zone. */
final class SetChanges implements Changes {
    private static final int MOST_TRIES = 5;

    private final Model.Sets model;
    private final ZoneLocks locks = new ZoneLocks();
    /** What has been put there and not been taken away, for credentials that may write but not read. */
    private final Set<TxtRecord> put = ConcurrentHashMap.newKeySet();

    SetChanges(Model.Sets model) {
        this.model = model;
    }

    /** What is there. */
    private record Content(Set<String> values, JsonArray things, Map<String, JsonElement> taken) {}

    /** What becomes of the values. */
    private interface Change {
        void of(Set<String> values, Set<String> ours);
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
        locks.in(zone, () -> {
            try {
                change(visit, zone, group, (values, ours) -> values.addAll(ours));
            } finally {
                put.addAll(group); // even if it failed, for it may be there
            }
        });
    }

    @Override
    public void remove(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        locks.in(zone, () -> {
            change(visit, zone, group, (values, ours) -> values.removeAll(ours));
            group.forEach(put::remove);
        });
    }

    private void change(Visit visit, ZoneAt zone, List<TxtRecord> group, Change change)
            throws SolverException, InterruptedException {
        TxtRecord record = group.getFirst();
        Set<String> ours = new LinkedHashSet<>();
        group.forEach(each -> ours.add(each.value()));
        for (int tries = 1; ; tries++) {
            Content before = read(visit, zone, record);
            Set<String> after = new LinkedHashSet<>(before.values());
            change.of(after, ours);
            if (after.equals(before.values())) {
                return;
            }
            Call call = call(before, after);
            Map<String, JsonElement> about = about(zone, record, before, after);
            Answer answer = visit.ask(call, about);
            if (!answer.is(model.conflict()) || tries == MOST_TRIES) {
                visit.finish(call, about, answer);
                return;
            }
        }
    }

    private Call call(Content before, Set<String> after) {
        if (after.isEmpty()) {
            return model.clear().orElse(model.write());
        }
        return before.things().isEmpty() && before.values().isEmpty()
                ? model.create().orElse(model.write())
                : model.write();
    }

    private static Map<String, JsonElement> about(ZoneAt zone, TxtRecord record, Content before, Set<String> after) {
        Map<String, JsonElement> all = new HashMap<>(Visit.about(zone, record));
        all.putAll(before.taken());
        all.put("values", list(after));
        all.put("before", list(before.values()));
        all.put("old", before.things());
        return all;
    }

    private static JsonArray list(Set<String> values) {
        JsonArray list = new JsonArray();
        values.forEach(list::add);
        return list;
    }

    private Content read(Visit visit, ZoneAt zone, TxtRecord record) throws SolverException, InterruptedException {
        Variables scope = visit.known().with(Visit.about(zone, record));
        Turn start = Turn.first(model.read().paging());
        Answer first = visit.ask(model.read().call(), start.scope(scope), Optional.empty());
        if (first.is(model.blind())) {
            return new Content(remembered(record), new JsonArray(), Map.of());
        }
        if (first.is(model.absent())) {
            return new Content(Set.of(), new JsonArray(), Map.of());
        }
        Set<String> values = new LinkedHashSet<>();
        JsonArray things = new JsonArray();
        Map<String, JsonElement> taken = new HashMap<>();
        for (Visit.Found each : visit.rest(model.read(), scope, first)) {
            if (visit.meant(model.read(), each.thing(), scope)) {
                things.add(each.thing());
                taken.putAll(each.take(model.read()));
                values(each.thing(), values);
            }
        }
        return new Content(values, things, taken);
    }

    private Set<String> remembered(TxtRecord record) {
        Set<String> values = new LinkedHashSet<>();
        put.stream().filter(each -> each.name().equals(record.name())).forEach(each -> values.add(each.value()));
        return values;
    }

    private void values(JsonElement thing, Set<String> all) {
        Optional<JsonElement> found = model.values().in(thing);
        List<JsonElement> elements = found.isEmpty()
                ? List.of()
                : found.get() instanceof JsonArray array ? array.asList() : List.of(found.get());
        for (JsonElement element : elements) {
            Optional<JsonElement> text =
                    model.within().isPresent() ? model.within().get().in(element) : Optional.of(element);
            text.flatMap(SetChanges::text).ifPresent(all::add);
        }
    }

    private static Optional<String> text(JsonElement element) {
        if (element instanceof JsonArray parts) {
            StringBuilder whole = new StringBuilder();
            for (JsonElement each : parts) {
                whole.append(each instanceof JsonPrimitive part ? part.getAsString() : "");
            }
            return Optional.of(whole.toString());
        }
        return Optional.of(element).filter(JsonPrimitive.class::isInstance).map(one -> Texts.value(one.getAsString()));
    }
}
