package dev.perennial.lineage.takeover;

import dev.perennial.lineage.AccountStore;
import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;

/**
 * An account at a CA.
 *
 * @param server the CA's directory
 * @param url what the CA calls the account
 * @param created {@code 2026-01-02T03:04:05Z}, if that is known
 */
public record FoundAccount(URI server, KeyPair key, URI url, Optional<String> created, Optional<String> host) {
    /** Certbot's name for it. */
    public String id() {
        return AccountStore.id(key);
    }
}
