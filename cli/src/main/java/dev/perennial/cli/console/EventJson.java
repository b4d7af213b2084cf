package dev.perennial.cli.console;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Event;
import dev.perennial.pki.Identifier;
import java.util.List;

/** Events as docs/json.md has them. */
final class EventJson {
    private EventJson() {}

    static String name(Event event) {
        return switch (event) {
            case Event.Processing e -> "processing";
            case Event.Decided e -> "decided";
            case Event.WaitStarted e -> "wait_started";
            case Event.WaitEnded e -> "wait_ended";
            case Event.RenewalStarted e -> "renewal_started";
            case Event.OrderCreated e -> "order_created";
            case Event.OrderResumed e -> "order_resumed";
            case Event.OrderRecreated e -> "order_recreated";
            case Event.OrderSimplified e -> "order_simplified";
            case Event.ChallengesPresented e -> "challenges_presented";
            case Event.RecordStands e -> "record_stands";
            case Event.AuthorizationValid e -> "authorization_valid";
            case Event.AuthorizationInvalid e -> "authorization_invalid";
            case Event.CleanupFailed e -> "cleanup_failed";
            case Event.Finalizing e -> "finalizing";
            case Event.Waiting e -> "waiting";
            case Event.PreferredChainMissing e -> "preferred_chain_missing";
            case Event.Issued e -> "issued";
            case Event.Kept e -> "kept";
            case Event.Served e -> "served";
            case Event.NotServed e -> "not_served";
            case Event.HookRan e -> "hook_ran";
            case Event.Unreadable e -> "unreadable";
            case Event.Failed e -> "failed";
            case Event.Warning e -> "note";
            case Event.Detail e -> "detail";
            case Event.Summary e -> "summary";
        };
    }

    /** Every event has its line for people; some have data besides. */
    static JsonObject details(Event event) {
        JsonObject out = new JsonObject();
        out.addProperty("message", event.text());
        switch (event) {
            case Event.Processing e -> out.addProperty("name", e.name());
            case Event.Served e -> {
                out.addProperty("name", e.name());
                out.addProperty("server", e.server());
            }
            case Event.NotServed e -> {
                out.addProperty("name", e.name());
                out.addProperty("server", e.server());
                out.addProperty("problem", e.problem());
            }
            case Event.Decided e -> decided(out, e.name(), e.decision());
            case Event.RenewalStarted e -> decided(out, e.name(), e.decision());
            case Event.OrderCreated e -> {
                out.addProperty("order", e.order().toString());
                out.add("identifiers", values(e.identifiers()));
                e.profile().ifPresent(profile -> out.addProperty("profile", profile));
            }
            case Event.OrderResumed e -> out.addProperty("order", e.order().toString());
            case Event.OrderRecreated e -> out.add("identifiers", values(e.deactivated()));
            case Event.ChallengesPresented e -> out.add("identifiers", values(e.identifiers()));
            case Event.RecordStands e -> {
                out.addProperty("identifier", e.record().name());
                out.addProperty("record", e.record().at());
                e.record().until().ifPresent(until -> out.addProperty("until", until.toString()));
            }
            case Event.AuthorizationValid e ->
                out.addProperty("identifier", e.identifier().value());
            case Event.AuthorizationInvalid e ->
                out.addProperty("identifier", e.failed().identifier().value());
            case Event.Waiting e -> out.addProperty("upToSeconds", e.upTo().toSeconds());
            case Event.Issued e -> {
                out.add("identifiers", values(e.identifiers()));
                out.addProperty("notAfter", e.notAfter().toString());
                e.profile().ifPresent(profile -> out.addProperty("profile", profile));
            }
            case Event.Kept e -> {
                out.addProperty("name", e.name());
                out.addProperty("path", e.where());
            }
            case Event.HookRan e -> {
                out.addProperty("hook", e.hook());
                out.addProperty("command", e.command());
                out.addProperty("exitCode", e.exitCode());
            }
            case Event.Unreadable e -> out.addProperty("name", e.name());
            case Event.Failed e -> out.addProperty("name", e.name());
            default -> {} // the line says it all
        }
        return out;
    }

    private static void decided(JsonObject out, String name, Decision decision) {
        out.addProperty("name", name);
        out.addProperty("rule", decision.rule().id());
        out.addProperty("reason", decision.reason());
        out.addProperty("due", decision instanceof Decision.Due);
    }

    private static JsonArray values(List<Identifier> identifiers) {
        JsonArray values = new JsonArray();
        for (Identifier identifier : identifiers) {
            values.add(identifier.value());
        }
        return values;
    }
}
