package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.policy.Advice;
import dev.perennial.cli.policy.Standing;
import dev.perennial.engine.Hold;
import dev.perennial.lineage.JournalEntry;
import dev.perennial.lineage.Trouble;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A lineage as docs/json.md has it for {@code why} and {@code status}. */
final class StandingJson {
    private StandingJson() {}

    static JsonObject of(Standing standing) {
        JsonObject object = new JsonObject();
        object.addProperty("name", standing.name());
        object.addProperty("state", standing.state().id());
        JsonArray problems = new JsonArray();
        standing.problems().forEach(problems::add);
        object.add("problems", problems);
        if (standing instanceof Standing.Known known) {
            known(object, known);
        }
        return object;
    }

    private static void known(JsonObject object, Standing.Known known) {
        object.add(
                "identifiers",
                CertificateJson.values(known.stored().certificate().identifiers()));
        object.addProperty("notBefore", text(known.facts().notBefore()));
        object.addProperty("notAfter", text(known.facts().notAfter()));
        object.addProperty("issuer", known.issuer().directory().toString());
        object.addProperty("server", known.ca().directory().toString());
        if (!known.choice().passed().isEmpty()) {
            object.add("passedOver", CaJson.of(known.choice().passed()));
        }
        object.addProperty("rule", known.decision().rule().id());
        object.addProperty("reason", known.decision().reason());
        known.next().ifPresent(next -> object.addProperty("nextRenewal", text(next)));
        object.addProperty("autorenew", known.facts().autorenew());
        known.facts()
                .renewBeforeExpiry()
                .ifPresent(before -> object.addProperty("renewBeforeExpirySeconds", before.toSeconds()));
        object.add("renewalInfo", json(known.advice()));
        known.trouble().ifPresent(trouble -> object.add("failures", json(trouble)));
        known.facts().hold().ifPresent(hold -> object.add("hold", json(hold)));
        known.underWay().ifPresent(entry -> object.add("underWay", json(entry)));
        object.addProperty("deploymentPending", known.unused());
        known.unserved().ifPresent(entry -> {
            JsonObject unserved = new JsonObject();
            unserved.addProperty("deployed", entry.deployed().toString());
            unserved.addProperty("hookFailed", entry.failed());
            object.add("unserved", unserved);
        });
    }

    private static JsonObject json(Advice advice) {
        JsonObject object = new JsonObject();
        object.addProperty("answer", advice.kind().id());
        advice.window().ifPresent(window -> {
            object.addProperty("start", text(window.start()));
            object.addProperty("end", text(window.end()));
            object.addProperty("chosen", text(window.chosen()));
        });
        advice.askAgain().ifPresent(again -> object.addProperty("askAgain", text(again)));
        return object;
    }

    private static JsonObject json(Trouble trouble) {
        JsonObject object = new JsonObject();
        object.addProperty("count", trouble.failures());
        object.addProperty("since", text(trouble.since()));
        object.addProperty("last", text(trouble.last()));
        object.addProperty("message", trouble.message());
        return object;
    }

    private static JsonObject json(Hold hold) {
        JsonObject object = new JsonObject();
        object.addProperty("until", text(hold.until()));
        object.addProperty("why", hold.why());
        return object;
    }

    private static JsonObject json(JournalEntry entry) {
        JsonObject object = new JsonObject();
        object.addProperty("begun", text(entry.begun()));
        object.addProperty("stage", Stage.of(entry).id());
        entry.order().ifPresent(order -> object.addProperty("order", order.toString()));
        return object;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
