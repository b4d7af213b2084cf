package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.policy.PassedOver;
import dev.perennial.lineage.Limit;
import dev.perennial.lineage.Outage;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** CAs that cannot be asked as docs/json.md has them. */
final class CaJson {
    private CaJson() {}

    static JsonArray of(List<PassedOver> passed) {
        JsonArray array = new JsonArray();
        for (PassedOver each : passed) {
            JsonObject object = new JsonObject();
            object.addProperty("server", each.ca().directory().toString());
            object.addProperty("kind", each.kind().id());
            object.addProperty("why", each.sentence() + '.');
            each.until().ifPresent(until -> object.addProperty("until", text(until)));
            array.add(object);
        }
        return array;
    }

    static JsonObject of(Outage outage) {
        JsonObject object = new JsonObject();
        object.addProperty("server", outage.server().toString());
        object.addProperty("count", outage.failures());
        object.addProperty("since", text(outage.since()));
        object.addProperty("last", text(outage.last()));
        object.addProperty("message", outage.message());
        if (outage.until().isAfter(outage.last())) {
            object.addProperty("until", text(outage.until()));
        }
        return object;
    }

    static JsonObject of(Limit limit) {
        JsonObject object = new JsonObject();
        object.addProperty("server", limit.server().toString());
        object.addProperty("scope", limit.scope().id());
        object.addProperty("value", limit.value());
        object.addProperty("until", text(limit.hold().until()));
        object.addProperty("why", limit.hold().why());
        return object;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
