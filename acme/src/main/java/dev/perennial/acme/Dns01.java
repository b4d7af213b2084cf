package dev.perennial.acme;

import dev.perennial.acme.internal.Sha256;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Identifier;

/**
 * RFC 8555 section 8.4: a TXT record. A name and its wildcard need two values at one record name at the same time.
 */
public record Dns01(ChallengeState state, String token) implements TokenChallenge {
    public static final String TYPE = "dns-01";

    /** Without a final dot. */
    public String recordName(Identifier.Dns identifier) {
        return "_acme-challenge." + identifier.base();
    }

    public String recordValue(String thumbprint) {
        return Base64Url.encode(Sha256.of(keyAuthorization(thumbprint)));
    }
}
