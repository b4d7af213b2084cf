package dev.perennial.lineage;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The CAs that moved to another URL and kept their accounts: Let's Encrypt from ACME v1 to v2. The folder of the new URL,
 * or of one account in it, becomes a link to the old one's.
 */
final class AccountMoves {
    private static final Map<String, String> BEFORE = Map.of(
            "acme-v02.api.letsencrypt.org", "https://acme-v01.api.letsencrypt.org/directory",
            "acme-staging-v02.api.letsencrypt.org", "https://acme-staging.api.letsencrypt.org/directory");

    private AccountMoves() {}

    /** Where the accounts of a server were before. */
    static Optional<URI> before(URI server) {
        boolean known = "/directory".equals(server.getRawPath()) && server.getRawAuthority() != null;
        return Optional.ofNullable(known ? BEFORE.get(server.getRawAuthority()) : null)
                .map(URI::create);
    }
}
