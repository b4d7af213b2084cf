package dev.perennial.pki;

import dev.perennial.pki.internal.Der;
import dev.perennial.pki.internal.DerReader;
import dev.perennial.pki.internal.Oid;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The certificate that answers a tls-alpn-01 challenge (RFC 8737 section 3, RFC 8738 section 6 for addresses). */
public final class AcmeTls {
    /** The one ALPN protocol under which the certificate may be served. */
    public static final String ALPN = "acme-tls/1";

    private static final int DIGEST_BYTES = 32;
    private static final Duration LIFETIME = Duration.ofDays(7);

    private AcmeTls() {}

    /**
     * Self-signed, with this one identifier and the digest in a critical extension. Valid since yesterday, so that a CA
     * whose clock is behind ours does not take it for one of tomorrow.
     */
    public static Certificate challengeCertificate(
            KeyPair key, Identifier identifier, byte[] sha256OfKeyAuthorization, Clock clock) {
        if (sha256OfKeyAuthorization.length != DIGEST_BYTES) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 octets");
        }
        Instant now = clock.instant();
        // The digest differs from challenge to challenge, and so makes a serial number as good as a random one.
        BigInteger serial = new BigInteger(1, Arrays.copyOf(sha256OfKeyAuthorization, 16)).setBit(0);
        return CertificateBuilder.forKey(key.getPublic())
                .subject("ACME challenge")
                .serial(serial)
                .validity(now.minus(Duration.ofDays(1)), now.plus(LIFETIME))
                .identifiers(List.of(identifier))
                .extension(Oid.ACME_IDENTIFIER, true, Der.octets(sha256OfKeyAuthorization))
                .sign(key);
    }

    /** What a CA compares: the digest of a critical acmeIdentifier extension, if there is one. */
    public static Optional<byte[]> digest(Certificate certificate) throws PkiException {
        Optional<byte[]> extension = certificate.extension(Oid.ACME_IDENTIFIER);
        if (extension.isEmpty() || !certificate.isCritical(Oid.ACME_IDENTIFIER)) {
            return Optional.empty();
        }
        DerReader reader = DerReader.over(extension.get(), "certificate: acmeIdentifier");
        byte[] digest = reader.octets(Der.OCTET_STRING);
        reader.end();
        return Optional.of(digest);
    }

    /** The server name that the CA sends: the name itself, or the reverse name of an address. */
    public static String serverName(Identifier identifier) {
        return switch (identifier) {
            case Identifier.Dns dns -> dns.base();
            case Identifier.Ip ip -> ip.reverseName();
        };
    }
}
