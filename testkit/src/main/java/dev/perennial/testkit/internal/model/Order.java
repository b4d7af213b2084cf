package dev.perennial.testkit.internal.model;

import dev.perennial.pki.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** RFC 8555 section 7.1.3, with {@code replaces} of RFC 9773 section 5 and the profile the certificate will follow. */
public record Order(
        String id,
        String accountId,
        List<Identifier> identifiers,
        List<String> authorizationIds,
        Instant expires,
        String profile,
        Optional<String> replaces,
        Optional<Instant> notBefore,
        Optional<Instant> notAfter,
        Progress progress) {

    public Order {
        identifiers = List.copyOf(identifiers);
        authorizationIds = List.copyOf(authorizationIds);
    }

    public Order withProgress(Progress newProgress) {
        return new Order(
                id,
                accountId,
                identifiers,
                authorizationIds,
                expires,
                profile,
                replaces,
                notBefore,
                notAfter,
                newProgress);
    }

    public Optional<String> certificateId() {
        return progress instanceof Progress.Issued issued ? Optional.of(issued.certificateId()) : Optional.empty();
    }

    /** {@code authorizations} are the present states of this order's authorizations. */
    public Status status(List<Status> authorizations, Instant now) {
        return switch (progress) {
            case Progress.Issued issued -> now.isBefore(issued.visibleFrom()) ? Status.PROCESSING : Status.VALID;
            case Progress.Open open -> openStatus(authorizations, now);
        };
    }

    private Status openStatus(List<Status> authorizations, Instant now) {
        if (now.isAfter(expires)) {
            return Status.INVALID;
        }
        boolean ready = true;
        for (Status status : authorizations) {
            switch (status) {
                case VALID -> {}
                case PENDING -> ready = false;
                default -> {
                    return Status.INVALID;
                }
            }
        }
        return ready ? Status.READY : Status.PENDING;
    }
}
