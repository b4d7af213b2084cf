package dev.perennial.cli.takeover;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Output;
import dev.perennial.lineage.takeover.Remark;
import dev.perennial.pki.Certificate;
import java.util.List;
import java.util.function.Function;

/** The answer for programs, as docs/json.md has it. */
final class PlanJson {
    private PlanJson() {}

    static void give(Plan plan, Output out) {
        out.data("imports", array(plan.lineages(), PlanJson::lineage));
        out.data("accounts", array(plan.accounts(), PlanJson::account));
        out.data("notCarried", array(plan.remarks(), PlanJson::remark));
    }

    private static JsonObject lineage(Planned planned) {
        JsonObject object = new JsonObject();
        object.addProperty("name", planned.name());
        object.addProperty("result", planned.fate().id());
        if (planned.usable().isPresent()) {
            Certificate certificate =
                    planned.usable().get().versions().current().chain().leaf();
            JsonArray identifiers = new JsonArray();
            certificate.identifiers().forEach(identifier -> identifiers.add(identifier.value()));
            object.add("identifiers", identifiers);
            object.addProperty("notAfter", certificate.notAfter().toString());
            object.addProperty("keyType", certificate.keyTypeName());
        }
        for (String key : List.of("server", "account", "authenticator")) {
            if (!planned.param(key).isEmpty()) {
                object.addProperty(key, planned.param(key));
            }
        }
        if (!planned.params().isEmpty()) {
            object.addProperty("autorenew", !planned.param("autorenew").equals("False"));
        }
        object.add("notCarried", array(planned.remarks(), PlanJson::remark));
        if (!planned.problem().isEmpty()) {
            object.addProperty("error", planned.problem());
        }
        return object;
    }

    private static JsonObject account(PlannedAccount planned) {
        JsonObject object = new JsonObject();
        object.addProperty("id", planned.found().id());
        object.addProperty("server", planned.found().server().toString());
        object.addProperty("url", planned.found().url().toString());
        object.addProperty("result", planned.fate().id());
        if (!planned.problem().isEmpty()) {
            object.addProperty("error", planned.problem());
        }
        return object;
    }

    private static JsonObject remark(Remark remark) {
        JsonObject object = new JsonObject();
        object.addProperty("what", remark.what());
        if (!remark.next().isEmpty()) {
            object.addProperty("next", remark.next());
        }
        return object;
    }

    private static <T> JsonArray array(List<T> items, Function<T, ? extends JsonElement> json) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }
}
