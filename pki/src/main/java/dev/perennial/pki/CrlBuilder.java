package dev.perennial.pki;

import dev.perennial.pki.internal.CertificateWriter;
import dev.perennial.pki.internal.Der;
import dev.perennial.pki.internal.Extensions;
import dev.perennial.pki.internal.Oid;
import dev.perennial.pki.internal.X509Signature;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes certificate revocation lists (RFC 5280 section 5), which a test CA publishes. Not thread-safe. */
public final class CrlBuilder {
    private final Certificate issuer;
    private final List<byte[]> entries = new ArrayList<>();
    private BigInteger number = BigInteger.ONE;

    private CrlBuilder(Certificate issuer) {
        this.issuer = issuer;
    }

    /** The issuer must have a subjectKeyIdentifier. */
    public static CrlBuilder of(Certificate issuer) {
        return new CrlBuilder(issuer);
    }

    /** Must grow with each list of an issuer. */
    public CrlBuilder number(BigInteger number) {
        this.number = number;
        return this;
    }

    /** Adds an entry with a reason of RFC 5280 section 5.3.1, which is also what ACME's revokeCert takes. */
    public CrlBuilder revoked(BigInteger serial, Instant when, int reason) {
        entries.add(CertificateWriter.revoked(serial, when, reason));
        return this;
    }

    /** The DER of the list. */
    public byte[] sign(KeyPair issuerKey, Instant thisUpdate, Instant nextUpdate) {
        byte[] keyIdentifier = issuer.subjectKeyIdentifier()
                .orElseThrow(() -> new IllegalArgumentException("the issuer has no subjectKeyIdentifier"));
        List<byte[]> extensions = List.of(
                Extensions.write(
                        Oid.AUTHORITY_KEY_IDENTIFIER, false, Der.sequence(Der.element(Der.context(0), keyIdentifier))),
                Extensions.write(Oid.CRL_NUMBER, false, Der.integer(number)));
        try {
            byte[] algorithm = X509Signature.algorithm(issuerKey);
            byte[] tbs = CertificateWriter.tbsCrl(
                    algorithm, issuer.subjectDer(), thisUpdate, nextUpdate, entries, extensions);
            return X509Signature.sign(issuerKey, tbs);
        } catch (PkiException e) {
            throw new IllegalArgumentException("cannot make this list: " + e.getMessage(), e);
        }
    }
}
