package dev.perennial.testkit.internal.model;

import dev.perennial.pki.Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * One certificate and what became of it. {@code id} is its certID (RFC 9773 section 4.1); {@code replacedBy} is the id
 * of the order whose certificate took its place.
 */
public record IssuedCertificate(
        String id,
        String accountId,
        Certificate certificate,
        Optional<Revocation> revocation,
        Optional<String> replacedBy) {

    /** {@code reason} as in RFC 5280 section 5.3.1. */
    public record Revocation(Instant at, int reason) {}

    public IssuedCertificate revoked(Instant at, int reason) {
        return new IssuedCertificate(id, accountId, certificate, Optional.of(new Revocation(at, reason)), replacedBy);
    }

    public IssuedCertificate replacedBy(String orderId) {
        return new IssuedCertificate(id, accountId, certificate, revocation, Optional.of(orderId));
    }
}
