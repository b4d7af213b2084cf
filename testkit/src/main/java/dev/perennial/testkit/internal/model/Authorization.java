package dev.perennial.testkit.internal.model;

import dev.perennial.pki.Identifier;
import java.time.Instant;
import java.util.List;

/** RFC 8555 section 7.1.4. A wildcard's authorization names the base domain and has {@code wildcard} set. */
public record Authorization(
        String id,
        String accountId,
        Identifier identifier,
        boolean wildcard,
        Status status,
        Instant expires,
        List<Challenge> challenges) {

    public Authorization {
        challenges = List.copyOf(challenges);
    }

    /** What became of it by the passing of time is not stored: a valid one expires, a pending one fails. */
    public Status status(Instant now) {
        if (!now.isAfter(expires)) {
            return status;
        }
        return switch (status) {
            case VALID -> Status.EXPIRED;
            case PENDING -> Status.INVALID;
            default -> status;
        };
    }

    public boolean covers(String account, Identifier wanted, boolean wantedWildcard) {
        return accountId.equals(account) && wildcard == wantedWildcard && identifier.equals(wanted);
    }

    public Authorization with(Challenge changed) {
        List<Challenge> others = challenges.stream()
                .map(challenge -> challenge.id().equals(changed.id()) ? changed : challenge)
                .toList();
        return new Authorization(id, accountId, identifier, wildcard, status, expires, others);
    }

    public Authorization withStatus(Status newStatus, Instant newExpires) {
        return new Authorization(id, accountId, identifier, wildcard, newStatus, newExpires, challenges);
    }
}
