package dev.perennial.acme;

import dev.perennial.acme.internal.Base32;
import dev.perennial.acme.internal.Sha256;
import dev.perennial.pki.Base64Url;
import dev.perennial.pki.Identifier;
import java.net.URI;
import java.util.Arrays;

/**
 * draft-ietf-acme-dns-account-label: as dns-01, at a name of the account's own, so that several accounts can be
 * delegated the same name.
 */
public record DnsAccount01(ChallengeState state, String token) implements TokenChallenge {
    public static final String TYPE = "dns-account-01";

    /** Without a final dot. */
    public String recordName(Identifier.Dns identifier, URI accountUrl) {
        return label(accountUrl) + "._acme-challenge." + identifier.base();
    }

    public String recordValue(String thumbprint) {
        return Base64Url.encode(Sha256.of(keyAuthorization(thumbprint)));
    }

    /** The account's label: an underscore and the first 80 bits of a hash of the account URL, in base32. */
    public static String label(URI accountUrl) {
        return "_" + Base32.lowerCase(Arrays.copyOf(Sha256.of(accountUrl.toString()), 10));
    }
}
