package dev.perennial.dns.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.dns.TxtRecord;
import dev.perennial.dns.recipe.Call;
import dev.perennial.dns.recipe.Model;
import dev.perennial.engine.SolverException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a value is added and removed by what it is; of a zone, all at once if the provider can. */
final class ValueChanges implements Changes {
    private final Model.Values model;

    ValueChanges(Model.Values model) {
        this.model = model;
    }

    @Override
    public List<List<TxtRecord>> groups(List<TxtRecord> records) {
        return model.batch() ? List.of(records) : Changes.single(records);
    }

    @Override
    public void add(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        change(model.add(), visit, zone, group);
    }

    @Override
    public void remove(Visit visit, ZoneAt zone, List<TxtRecord> group) throws SolverException, InterruptedException {
        change(model.remove(), visit, zone, group);
    }

    private void change(Call call, Visit visit, ZoneAt zone, List<TxtRecord> group)
            throws SolverException, InterruptedException {
        if (!model.batch()) {
            visit.call(call, Visit.about(zone, group.getFirst()));
            return;
        }
        JsonArray records = new JsonArray();
        for (TxtRecord each : group) {
            JsonObject about = new JsonObject();
            Visit.about(zone, each).forEach(about::add);
            records.add(about);
        }
        Map<String, JsonElement> about = new HashMap<>(Visit.about(zone));
        about.put("records", records);
        visit.call(call, about);
    }
}
