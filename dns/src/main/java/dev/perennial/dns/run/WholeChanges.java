package dev.perennial.dns.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.recipe.Model;
import dev.perennial.engine.SolverException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where all records of a zone are written at once: nothing else of it may change on the way. */
final class WholeChanges implements Changes {
    private final Model.Whole model;
    private final ZoneLocks locks = new ZoneLocks();

    WholeChanges(Model.Whole model) {
        this.model = model;
    }

    @Override
    public List<List<TxtRecord>> groups(List<TxtRecord> records) {
        return List.of(records);
    }

    @Override
    public void add(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        locks.in(zone, () -> {
            JsonArray records = new JsonArray();
            Content content = read(visit, zone);
            content.things().forEach(each -> records.add(each.thing()));
            for (TxtRecord each : group) {
                Variables about = visit.known().with(Visit.about(zone, each));
                if (content.things().stream().noneMatch(one -> is(visit, one, each, about))) {
                    model.fresh().value(about).ifPresent(records::add);
                }
            }
            write(visit, zone, records, content);
        });
    }

    @Override
    public void remove(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        locks.in(zone, () -> {
            JsonArray records = new JsonArray();
            Content content = read(visit, zone);
            for (Visit.Found each : content.things()) {
                boolean ours = group.stream()
                        .anyMatch(
                                record -> is(visit, each, record, visit.known().with(Visit.about(zone, record))));
                if (!ours) {
                    records.add(each.thing());
                }
            }
            write(visit, zone, records, content);
        });
    }

    private record Content(List<Visit.Found> things, Map<String, JsonElement> taken) {}

    private Content read(Visit visit, ZoneAt zone) throws SolverException, InterruptedException {
        List<Visit.Found> things = visit.wholly(model.read(), visit.known().with(Visit.about(zone)));
        return new Content(
                things, things.isEmpty() ? Map.of() : things.getFirst().take(model.read()));
    }

    private boolean is(Visit visit, Visit.Found found, TxtRecord record, Variables about) {
        Optional<String> value = model.value()
                .in(found.thing())
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString);
        return value.isPresent()
                && Texts.value(value.get()).equals(record.value())
                && visit.meant(model.read(), found.thing(), about);
    }

    private void write(Visit visit, ZoneAt zone, JsonArray records, Content before)
            throws SolverException, InterruptedException {
        if (records.size() == before.things().size()) {
            return;
        }
        Map<String, JsonElement> about = new HashMap<>(Visit.about(zone));
        about.putAll(before.taken());
        about.put("records", records);
        visit.call(model.write(), about);
    }
}
