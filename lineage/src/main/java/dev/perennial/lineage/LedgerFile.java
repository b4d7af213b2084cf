package dev.perennial.lineage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.perennial.engine.Hold;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the ledger is written: a JSON object. */
final class LedgerFile {
    private static final int VERSION = 1;

    private LedgerFile() {}

    static String text(LedgerPage page) {
        JsonObject troubles = new JsonObject();
        page.troubles().forEach((name, trouble) -> {
            troubles.add(
                    name,
                    counted(trouble.failures(), trouble.since(), trouble.last(), trouble.message(), trouble.until()));
        });
        JsonArray limits = new JsonArray();
        for (Limit limit : page.limits()) {
            JsonObject one = held(limit.hold());
            one.addProperty("server", limit.server().toString());
            one.addProperty("scope", limit.scope().id());
            one.addProperty("value", limit.value());
            limits.add(one);
        }
        JsonArray outages = new JsonArray();
        for (Outage outage : page.outages()) {
            JsonObject one =
                    counted(outage.failures(), outage.since(), outage.last(), outage.message(), outage.until());
            one.addProperty("server", outage.server().toString());
            outages.add(one);
        }
        JsonObject out = new JsonObject();
        out.addProperty("version", VERSION);
        out.add("failures", troubles);
        out.add("limits", limits);
        if (!outages.isEmpty()) {
            out.add("outages", outages);
        }
        return out + "\n";
    }

    private static JsonObject counted(int failures, Instant since, Instant last, String message, Instant until) {
        JsonObject one = new JsonObject();
        one.addProperty("failures", failures);
        one.addProperty("since", since.toString());
        one.addProperty("last", last.toString());
        one.addProperty("message", message);
        one.addProperty("until", until.toString());
        return one;
    }

    private static JsonObject held(Hold hold) {
        JsonObject out = new JsonObject();
        out.addProperty("until", hold.until().toString());
        out.addProperty("why", hold.why());
        return out;
    }

    /** @throws JsonParseException if this is no such text, or one of a later version: says why */
    static LedgerPage read(String text) {
        try {
            JsonObject in = JsonParser.parseString(text).getAsJsonObject();
            int version = member(in, "version").getAsInt();
            if (version != VERSION) {
                throw new JsonParseException("it is of version " + version);
            }
            SortedMap<String, Trouble> troubles = new TreeMap<>();
            for (Map.Entry<String, JsonElement> entry :
                    member(in, "failures").getAsJsonObject().entrySet()) {
                JsonObject one = entry.getValue().getAsJsonObject();
                troubles.put(
                        entry.getKey(),
                        new Trouble(
                                failures(one),
                                instant(one, "since"),
                                instant(one, "last"),
                                member(one, "message").getAsString(),
                                instant(one, "until")));
            }
            List<Limit> limits = new ArrayList<>();
            for (JsonElement each : member(in, "limits").getAsJsonArray()) {
                JsonObject one = each.getAsJsonObject();
                limits.add(new Limit(
                        URI.create(member(one, "server").getAsString()),
                        Limit.Scope.valueOf(member(one, "scope").getAsString().toUpperCase(Locale.ROOT)),
                        member(one, "value").getAsString(),
                        hold(one)));
            }
            List<Outage> outages = new ArrayList<>();
            if (in.has("outages")) {
                for (JsonElement each : in.get("outages").getAsJsonArray()) {
                    outages.add(outage(each.getAsJsonObject()));
                }
            }
            return new LedgerPage(troubles, limits, outages);
        } catch (IllegalArgumentException
                | IllegalStateException
                | UnsupportedOperationException
                | DateTimeException e) {
            throw new JsonParseException("it cannot be understood", e);
        }
    }

    private static Outage outage(JsonObject one) {
        return new Outage(
                URI.create(member(one, "server").getAsString()),
                failures(one),
                instant(one, "since"),
                instant(one, "last"),
                member(one, "message").getAsString(),
                instant(one, "until"));
    }

    private static int failures(JsonObject one) {
        return Math.clamp(member(one, "failures").getAsInt(), 1, 1_000_000);
    }

    private static Hold hold(JsonObject one) {
        return new Hold(instant(one, "until"), member(one, "why").getAsString());
    }

    private static Instant instant(JsonObject object, String name) {
        return Instant.parse(member(object, name).getAsString());
    }

    private static JsonElement member(JsonObject object, String name) {
        JsonElement value = object.get(name);
        if (value == null) {
            throw new JsonParseException("its member " + name + " is missing");
        }
        return value;
    }
}
