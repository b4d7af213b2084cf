package dev.perennial.engine;

import dev.perennial.pki.Identifier;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** One line of a log for each event. */
final class EventText {
    private EventText() {}

    static String line(Event event) {
        return switch (event) {
            case Event.Processing e -> "Processing " + e.name();
            case Event.Decided e ->
                e.name() + ": " + word(e.decision()) + ". " + e.decision().reason();
            case Event.WaitStarted e ->
                "Waiting " + Durations.text(e.pause().delay()) + ", until "
                        + e.until().truncatedTo(ChronoUnit.SECONDS) + ", "
                        + e.pause().purpose() + " ("
                        + e.pause().why() + ")";
            case Event.WaitEnded e -> (e.skipped() ? "Wait skipped after " : "Waited ") + Durations.text(e.waited());
            case Event.RenewalStarted e -> "Renewing " + e.name();
            case Event.OrderCreated e -> "Order " + e.order() + " for " + names(e.identifiers());
            case Event.OrderResumed e ->
                "Going on with order " + e.order() + " of an earlier run, which is " + e.status();
            // Certbot's words; people search logs for them.
            case Event.OrderRecreated e -> "Recreating order after authz deactivations: " + names(e.deactivated());
            case Event.OrderSimplified e ->
                "Ordering without " + e.field() + " " + e.value() + ", which the certificate authority does not take: "
                        + e.because();
            case Event.ChallengesPresented e ->
                e.solver() + " presents " + String.join(", ", e.types()) + " for " + names(e.identifiers());
            case Event.RecordStands e ->
                "The record at " + e.record().at() + " stands for " + e.record().name()
                        + e.record().until().map(end -> ", until " + end).orElse("");
            case Event.AuthorizationValid e ->
                e.identifier().value() + " is proven" + (e.reused() ? " from before" : "");
            case Event.AuthorizationInvalid e ->
                e.failed().identifier().value() + " is not proven: "
                        + e.failed().detail();
            case Event.CleanupFailed e -> e.solver() + " could not clean up: " + e.message();
            case Event.Finalizing e -> "Finalizing order " + e.order();
            case Event.Waiting e -> "Waiting for " + e.what() + ", up to " + Durations.text(e.upTo());
            case Event.PreferredChainMissing e ->
                "No chain offered ends with an issuer named \"" + e.wanted() + "\"; using the default chain. Offered: "
                        + String.join(", ", e.offered());
            case Event.Issued e -> "Issued for " + names(e.identifiers()) + ", expires at " + e.notAfter();
            case Event.Kept e -> e.name() + " is kept in " + e.where();
            case Event.Served e -> e.name() + ": " + e.server() + " presents the new certificate.";
            case Event.NotServed e -> e.name() + ": " + e.server() + ' ' + e.problem();
            case Event.HookRan e -> "Ran " + e.hook() + " \"" + e.command() + "\", exit code " + e.exitCode();
            case Event.Unreadable e -> e.name() + " cannot be read: " + message(e.cause());
            // So are these.
            case Event.Failed e -> "Failed to renew certificate " + e.name() + " with error: " + message(e.cause());
            case Event.Warning e -> e.message();
            case Event.Detail e -> e.message();
            case Event.Summary e -> counts(e.summary());
        };
    }

    static String names(List<Identifier> identifiers) {
        return identifiers.stream().map(Identifier::value).collect(Collectors.joining(", "));
    }

    /** A defect of our own says most by its type. */
    private static String message(Exception cause) {
        String message = cause.getMessage();
        return message == null || cause instanceof RuntimeException ? cause.toString() : message;
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case Decision.Due due -> "due";
            case Decision.NotYet notYet -> "not yet due";
            case Decision.Held held -> "held";
        };
    }

    private static String counts(RunSummary summary) {
        return summary.renewed().size() + " renewed, " + summary.failed().size() + " failed, "
                + summary.skipped().size() + " not due, " + summary.unreadable().size() + " unreadable, "
                + summary.notAttempted().size() + " not attempted";
    }
}
