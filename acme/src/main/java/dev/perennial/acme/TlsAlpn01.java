package dev.perennial.acme;

import dev.perennial.acme.internal.Sha256;

/** RFC 8737: a self-signed certificate served for the ALPN protocol {@code acme-tls/1} on port 443. */
public record TlsAlpn01(ChallengeState state, String token) implements TokenChallenge {
    public static final String TYPE = "tls-alpn-01";

    /** The 32 octets of the acmeIdentifier extension. */
    public byte[] digest(String thumbprint) {
        return Sha256.of(keyAuthorization(thumbprint));
    }
}
