package dev.perennial.testkit.internal.resource;

import dev.perennial.pki.Identifier;
import dev.perennial.testkit.internal.model.IssuedCertificate;
import dev.perennial.testkit.internal.model.Store;
import dev.perennial.testkit.internal.wire.ProblemException;
import dev.perennial.testkit.internal.wire.ProblemType;
import java.util.Collections;
import java.util.List;

/**
 * The {@code replaces} member of orders (RFC 9773 section 5). Like Let's Encrypt and Pebble, and unlike the letter of
 * the RFC, a certificate counts as replaced once the new one is issued, not while an order for it is open.
 */
final class Replacement {
    private static final int NOT_FOUND = 404;

    private final Store store;

    Replacement(Store store) {
        this.store = store;
    }

    void check(String certId, String accountId, List<Identifier> wanted) throws ProblemException {
        IssuedCertificate old = store.certificates()
                .find(certId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.MALFORMED, NOT_FOUND, "\"replaces\" names no certificate of this CA"));
        if (!old.accountId().equals(accountId)) {
            throw new ProblemException(ProblemType.UNAUTHORIZED, "\"replaces\" names a certificate of another account");
        }
        if (Collections.disjoint(old.certificate().identifiers(), wanted)) {
            throw ProblemException.malformed(
                    "\"replaces\" names a certificate that shares no identifier with the order");
        }
        if (old.replacedBy().isPresent()) {
            throw new ProblemException(ProblemType.ALREADY_REPLACED, "the certificate has been replaced already");
        }
    }

    void mark(String certId, String orderId) {
        store.certificates().find(certId).ifPresent(old -> store.certificates().put(old.replacedBy(orderId)));
    }
}
