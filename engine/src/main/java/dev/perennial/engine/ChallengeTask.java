package dev.perennial.engine;

import dev.perennial.acme.Dns01;
import dev.perennial.acme.DnsAccount01;
import dev.perennial.acme.Http01;
import dev.perennial.acme.TlsAlpn01;
import dev.perennial.acme.TokenChallenge;
import dev.perennial.pki.Identifier;
import java.net.URI;

/**
 * One response to be put where the certificate authority looks for it.
 *
 * @param identifier the name to be proven, without {@code *.}: two tasks of one order may have the same
 * @param thumbprint of the account key (RFC 7638)
 * @param account the account URL as stored at registration
 */
public record ChallengeTask(Identifier identifier, TokenChallenge challenge, String thumbprint, URI account) {

    public String type() {
        return challenge.type();
    }

    public String token() {
        return challenge.token();
    }

    public String keyAuthorization() {
        return challenge.keyAuthorization(thumbprint);
    }

    /** The absolute path of an http-01 response; the body is {@link #keyAuthorization()}, exactly. */
    public String httpPath() {
        return challenge instanceof Http01 http ? http.path() : noSuchPart("path");
    }

    /** The name of the TXT record of a DNS challenge, without a final dot. */
    public String dnsName() {
        if (identifier instanceof Identifier.Dns name) {
            return switch (challenge) {
                case Dns01 dns -> dns.recordName(name);
                case DnsAccount01 dns -> dns.recordName(name, account);
                case Http01 http -> noSuchPart("TXT record");
                case TlsAlpn01 tls -> noSuchPart("TXT record");
            };
        }
        return noSuchPart("TXT record");
    }

    /** The value of the TXT record of a DNS challenge. Others at the same name have to stay beside it. */
    public String dnsValue() {
        return switch (challenge) {
            case Dns01 dns -> dns.recordValue(thumbprint);
            case DnsAccount01 dns -> dns.recordValue(thumbprint);
            case Http01 http -> noSuchPart("TXT record");
            case TlsAlpn01 tls -> noSuchPart("TXT record");
        };
    }

    /** The 32 octets of the acmeIdentifier extension of a tls-alpn-01 response. */
    public byte[] tlsAlpnDigest() {
        if (challenge instanceof TlsAlpn01 tls) {
            return tls.digest(thumbprint);
        }
        throw new IllegalStateException(noSuchPart("certificate"));
    }

    private String noSuchPart(String part) {
        throw new IllegalStateException("a " + type() + " challenge for " + identifier.value() + " has no " + part);
    }
}
