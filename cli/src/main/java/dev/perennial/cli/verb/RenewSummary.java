package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.Output;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Outcome;
import dev.perennial.engine.RunSummary;
import dev.perennial.lineage.LineageStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What {@code renew} says at the end; scripts look for Certbot's words in it. */
final class RenewSummary {
    private static final String RULE = "- ".repeat(39) + "-";

    private final Output out;
    private final LineageStore store;
    private final String renewal;

    RenewSummary(Output out, LineageStore store, boolean rehearsal) {
        this.out = out;
        this.store = store;
        this.renewal = rehearsal ? "simulated renewal" : "renewal";
    }

    void tell(RunSummary summary) {
        out.data("renewals", data(summary));
        out.line(RULE);
        if (!summary.skipped().isEmpty()) {
            out.line("The following certificates are not due for renewal yet:");
            for (Outcome.Skipped skipped : summary.skipped()) {
                out.line("  " + fullchain(skipped.name()) + expiry(skipped.decision()) + " (skipped)");
            }
        }
        if (summary.renewed().isEmpty() && summary.failed().isEmpty()) {
            out.line("No " + renewal + "s were attempted.");
        } else if (summary.failed().isEmpty()) {
            out.line("Congratulations, all " + renewal + "s succeeded:");
        } else if (summary.renewed().isEmpty()) {
            out.line("All " + renewal + "s failed. The following certificates could not be renewed:");
        } else {
            out.line("The following " + renewal + "s succeeded, others failed:");
        }
        for (Outcome.Success success : summary.renewed()) {
            out.line("  " + fullchain(success.name()) + " (success)");
        }
        for (Outcome.Failure failure : summary.failed()) {
            out.line("  " + fullchain(failure.name()) + " (failure)");
        }
        if (!summary.unreadable().isEmpty()) {
            out.line("Additionally, the following renewal configurations were invalid:");
            for (Outcome.Unreadable unreadable : summary.unreadable()) {
                out.line("  " + store.confFile(unreadable.name()) + " (parsefail)");
            }
        }
        out.line(RULE);
    }

    private static String expiry(Decision decision) {
        return " expires on " + LocalDate.ofInstant(decision.facts().notAfter(), ZoneOffset.UTC);
    }

    private Path fullchain(String name) {
        return store.liveDir(name).resolve("fullchain.pem");
    }

    private JsonArray data(RunSummary summary) {
        JsonArray array = new JsonArray();
        for (Outcome outcome : summary.outcomes()) {
            JsonObject object = new JsonObject();
            object.addProperty("name", outcome.name());
            object.addProperty(
                    "result",
                    switch (outcome) {
                        case Outcome.Success success -> "success";
                        case Outcome.Failure failure -> "failure";
                        case Outcome.Skipped skipped -> "skipped";
                        case Outcome.Unreadable unreadable -> "parsefail";
                        case Outcome.NotAttempted stopped -> "not-attempted";
                    });
            details(object, outcome);
            array.add(object);
        }
        return array;
    }

    private static void details(JsonObject object, Outcome outcome) {
        switch (outcome) {
            case Outcome.Success success -> {
                decided(object, success.decision());
                object.add(
                        "identifiers", CertificateJson.values(success.renewed().identifiers()));
                object.addProperty("notAfter", success.renewed().notAfter().toString());
            }
            case Outcome.Failure failure -> {
                decided(object, failure.decision());
                object.addProperty("error", String.valueOf(failure.cause().getMessage()));
            }
            case Outcome.Skipped skipped -> decided(object, skipped.decision());
            case Outcome.Unreadable unreadable ->
                object.addProperty("error", String.valueOf(unreadable.cause().getMessage()));
            case Outcome.NotAttempted stopped -> decided(object, stopped.decision());
        }
    }

    private static void decided(JsonObject object, Decision decision) {
        object.addProperty("rule", decision.rule().id());
        object.addProperty("reason", decision.reason());
    }
}
