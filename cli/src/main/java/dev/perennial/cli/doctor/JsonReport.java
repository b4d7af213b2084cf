package dev.perennial.cli.doctor;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Output;
import dev.perennial.pki.Identifier;
import java.util.List;

/** For programs: an event for each finding, and all of them in the answer (docs/json.md). */
final class JsonReport implements Report {
    private final Output output;
    private final JsonArray examined = new JsonArray();
    private String name = "";
    private Tally total = Tally.NONE;

    JsonReport(Output output) {
        this.output = output;
    }

    @Override
    public void begin(Patient patient) {
        name = patient.name();
    }

    @Override
    public void finding(Finding finding) {
        JsonObject details = json(finding);
        details.addProperty("name", name);
        output.event("finding", details);
    }

    @Override
    public void end(Patient patient, List<Finding> findings) {
        JsonObject object = new JsonObject();
        object.addProperty("name", patient.name());
        object.addProperty("stored", patient.standing().isPresent());
        JsonArray names = new JsonArray();
        for (Identifier each : patient.names()) {
            names.add(each.value());
        }
        object.add("identifiers", names);
        object.addProperty("server", patient.options().required("server"));
        patient.authenticator().ifPresent(authenticator -> object.addProperty("authenticator", authenticator));
        JsonArray all = new JsonArray();
        findings.forEach(finding -> all.add(json(finding)));
        object.add("findings", all);
        examined.add(object);
        total = total.with(findings);
    }

    private static JsonObject json(Finding finding) {
        JsonObject object = new JsonObject();
        object.addProperty("area", finding.area().id());
        object.addProperty("result", finding.result());
        object.addProperty("looked", finding.looked());
        object.addProperty("seen", finding.seen());
        if (!finding.remedy().isEmpty()) {
            object.addProperty("remedy", finding.remedy());
        }
        return object;
    }

    @Override
    public int end() {
        output.data("examined", examined);
        JsonObject totals = new JsonObject();
        totals.addProperty("ok", total.ok());
        totals.addProperty("warnings", total.warnings());
        totals.addProperty("failures", total.failures());
        totals.addProperty("notChecked", total.notChecked());
        output.data("totals", totals);
        return total.failures();
    }
}
