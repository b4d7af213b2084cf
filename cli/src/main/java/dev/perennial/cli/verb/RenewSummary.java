package dev.perennial.cli.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.perennial.cli.console.Output;
import dev.perennial.cli.grammar.ParsedOptions;
import dev.perennial.engine.Decision;
import dev.perennial.engine.Outcome;
import dev.perennial.engine.Rule;
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
    private final ParsedOptions options;
    private final String renewal;

    RenewSummary(Output out, LineageStore store, ParsedOptions options) {
        this.out = out;
        this.store = store;
        this.options = options;
        this.renewal = options.flag("dry_run") ? "simulated renewal" : "renewal";
    }

    /** For people, after each batch. */
    void tell(RunSummary summary) {
        out.line(RULE);
        skipped("The following certificates are not due for renewal yet:", summary, false);
        skipped(
                "The following certificates are due, but left alone for now ('why NAME' says until when):",
                summary,
                true);
        attempted(summary);
        if (!summary.unreadable().isEmpty()) {
            out.line("Additionally, the following renewal configurations were invalid:");
            for (Outcome.Unreadable unreadable : summary.unreadable()) {
                out.line("  " + store.confFile(unreadable.name()) + " (parsefail)");
            }
        }
        if (!summary.notAttempted().isEmpty()) {
            out.line("Left for later, because very many are due at the same time: "
                    + summary.notAttempted().size() + " certificates.");
        }
        out.line(RULE);
    }

    /** In one piece: each line by itself costs a write to whatever reads this, and there may be ten thousand. */
    private void skipped(String title, RunSummary summary, boolean leftAlone) {
        StringBuilder lines = new StringBuilder();
        for (Outcome.Skipped each : summary.skipped()) {
            if ((each.decision().rule() == Rule.BACKOFF) != leftAlone) {
                continue;
            }
            lines.append("\n  ")
                    .append(fullchain(each.name()))
                    .append(expiry(each.decision()))
                    .append(" (skipped)");
        }
        if (!lines.isEmpty()) {
            out.line(title + lines);
        }
    }

    /** For programs, at the end. */
    void answer(RunSummary summary) {
        out.data("renewals", data(summary));
    }

    private void attempted(RunSummary summary) {
        boolean anyRenewed = !summary.renewed().isEmpty();
        boolean anyFailed = !summary.failed().isEmpty();
        if (!anyRenewed && !anyFailed) {
            out.line("No " + renewal + "s were attempted.");
            if (hookGiven()) {
                out.line("No hooks were run.");
            }
        }
        if (anyRenewed) {
            out.line(
                    anyFailed
                            ? "The following " + renewal + "s succeeded:"
                            : "Congratulations, all " + renewal + "s succeeded:");
            for (Outcome.Success success : summary.renewed()) {
                out.line("  " + fullchain(success.name()) + " (success)"
                        + success.renewed().instead().map(why -> " " + why).orElse(""));
            }
        }
        if (anyFailed && !out.json()) {
            StringBuilder failures = new StringBuilder(
                    anyRenewed
                            ? "The following " + renewal + "s failed:"
                            : "All " + renewal + "s failed. The following certificates could not be renewed:");
            summary.failed()
                    .forEach(failure -> failures.append("\n  ")
                            .append(fullchain(failure.name()))
                            .append(" (failure)"));
            // On stderr and with --quiet, as in Certbot: this is what cron mails.
            out.error(failures.toString());
        }
    }

    private boolean hookGiven() {
        return options.setByUser("pre_hook") || options.setByUser("post_hook") || options.setByUser("deploy_hook");
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
                object.addProperty("server", success.renewed().authority().toString());
                success.renewed().instead().ifPresent(why -> object.addProperty("instead", why));
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
