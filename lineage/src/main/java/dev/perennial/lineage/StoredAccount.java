package dev.perennial.lineage;

import java.net.URI;
import java.security.KeyPair;
import java.util.Optional;

/**
 * An account as kept on disk.
 *
 * @param id MD5 of the public key's PEM in hexadecimal, Certbot's name for the account
 * @param server the CA's directory
 * @param url what the CA calls the account
 * @param created {@code 2026-01-02T03:04:05Z}, as in the file
 */
public record StoredAccount(
        String id, URI server, KeyPair key, URI url, Optional<String> created, Optional<String> host) {

    /** How people tell several accounts apart. */
    public String slug() {
        return host.orElse("unknown host") + '@' + created.orElse("unknown time") + " ("
                + id.substring(0, Math.min(4, id.length())) + ')';
    }

    /** The same account under the URL that its CA has now. */
    StoredAccount at(URI newServer) {
        return new StoredAccount(id, newServer, key, url, created, host);
    }
}
