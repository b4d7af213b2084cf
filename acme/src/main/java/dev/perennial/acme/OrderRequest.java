package dev.perennial.acme;

import dev.perennial.pki.Identifier;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What to order (RFC 8555 section 7.4).
 *
 * @param identifiers at least one; repeated ones are sent once
 * @param profile asks for one of {@link DirectoryMeta#profiles()}
 * @param replaces the certID of the certificate that this order renews (RFC 9773 section 5)
 * @param notBefore most CAs refuse an order that has it
 * @param notAfter most CAs refuse an order that has it
 */
public record OrderRequest(
        List<Identifier> identifiers,
        Optional<String> profile,
        Optional<String> replaces,
        Optional<Instant> notBefore,
        Optional<Instant> notAfter) {

    public OrderRequest {
        identifiers = List.copyOf(new LinkedHashSet<>(identifiers));
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("An order needs at least one identifier");
        }
    }

    public static OrderRequest of(List<Identifier> identifiers) {
        return new OrderRequest(identifiers, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public OrderRequest withProfile(Optional<String> name) {
        return new OrderRequest(identifiers, name, replaces, notBefore, notAfter);
    }

    public OrderRequest withReplaces(Optional<String> certId) {
        return new OrderRequest(identifiers, profile, certId, notBefore, notAfter);
    }
}
