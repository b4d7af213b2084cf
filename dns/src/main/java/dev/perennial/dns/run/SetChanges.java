package dev.perennial.dns.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.perennial.dns.TxtRecord;
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

/** Where all values of a name are one thing: they are read, changed and written back, under a lock for the zone. */
final class SetChanges implements Changes {
    private final Model.Sets model;
    private final ZoneLocks locks = new ZoneLocks();

    SetChanges(Model.Sets model) {
        this.model = model;
    }

    /** What is there. */
    private record Content(Set<String> values, JsonArray things, Map<String, JsonElement> taken) {}

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
            Content before = read(visit, zone, group.getFirst());
            Set<String> after = new LinkedHashSet<>(before.values());
            group.forEach(each -> after.add(each.value()));
            if (!after.equals(before.values())) {
                boolean first = before.things().isEmpty();
                visit.call(
                        first ? model.create().orElse(model.write()) : model.write(),
                        about(zone, group.getFirst(), before, after));
            }
        });
    }

    @Override
    public void remove(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        locks.in(zone, () -> {
            Content before = read(visit, zone, group.getFirst());
            Set<String> after = new LinkedHashSet<>(before.values());
            group.forEach(each -> after.remove(each.value()));
            if (!after.equals(before.values())) {
                visit.call(
                        after.isEmpty() ? model.clear().orElse(model.write()) : model.write(),
                        about(zone, group.getFirst(), before, after));
            }
        });
    }

    private static Map<String, JsonElement> about(ZoneAt zone, TxtRecord record, Content before, Set<String> after) {
        Map<String, JsonElement> all = new HashMap<>(Visit.about(zone, record));
        all.putAll(before.taken());
        JsonArray values = new JsonArray();
        after.forEach(values::add);
        all.put("values", values);
        all.put("old", before.things());
        return all;
    }

    private Content read(Visit visit, ZoneAt zone, TxtRecord record) throws SolverException, InterruptedException {
        Variables scope = visit.known().with(Visit.about(zone, record));
        Answer first = visit.line().ask(model.read().call(), scope, Optional.empty());
        if (first.is(model.absent())) {
            return new Content(Set.of(), new JsonArray(), Map.of());
        }
        visit.line().demand(model.read().call(), first);
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

    private void values(JsonElement thing, Set<String> all) {
        Optional<JsonElement> found = model.values().in(thing);
        List<JsonElement> elements = found.isEmpty()
                ? List.of()
                : found.get() instanceof JsonArray array ? array.asList() : List.of(found.get());
        for (JsonElement element : elements) {
            Optional<JsonElement> text =
                    model.within().isPresent() ? model.within().get().in(element) : Optional.of(element);
            text.filter(JsonPrimitive.class::isInstance)
                    .map(one -> Texts.value(one.getAsString()))
                    .ifPresent(all::add);
        }
    }
}
