package dev.perennial.engine;

import dev.perennial.acme.Authorization;
import dev.perennial.acme.Challenge;
import dev.perennial.acme.Problem;
import dev.perennial.acme.Subproblem;
import dev.perennial.acme.ValidationRecord;
import dev.perennial.pki.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * A name because of which there is no certificate: without it the rest of the request might have succeeded.
 *
 * @param detail what is wrong, for users
 * @param problem the authority's own words, if it said any
 */
public record FailedIdentifier(Identifier identifier, String detail, Optional<Problem> problem) {

    static FailedIdentifier of(Identifier identifier, String detail) {
        return new FailedIdentifier(identifier, detail, Optional.empty());
    }

    /** With what the authority saw when it looked, the best diagnosis there is. */
    static FailedIdentifier invalid(Authorization authorization, Challenge challenge) {
        String reason = challenge
                .error()
                .map(Problem::summary)
                .orElse("no reason given, the authorization is "
                        + authorization.status().word());
        return new FailedIdentifier(
                authorization.identifier(), challenge.type() + ": " + reason + seen(challenge), challenge.error());
    }

    static List<FailedIdentifier> from(Problem problem) {
        return problem.subproblems().stream()
                .filter(part -> part.identifier().isPresent())
                .map(part -> new FailedIdentifier(part.identifier().get(), summary(part), Optional.of(problem)))
                .toList();
    }

    private static String summary(Subproblem part) {
        return part.type() + ": " + (part.detail().isEmpty() ? part.title() : part.detail());
    }

    private static String seen(Challenge challenge) {
        List<ValidationRecord> records = challenge.state().validationRecords();
        if (records.isEmpty()) {
            return "";
        }
        ValidationRecord last = records.getLast();
        String where = last.url().or(last::hostname).orElse("");
        String address = last.addressUsed().map(used -> " at address " + used).orElse("");
        return where.isEmpty() && address.isEmpty() ? "" : " (it looked at " + where + address + ")";
    }
}
