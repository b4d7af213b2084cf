package dev.perennial.pki;

import dev.perennial.pki.internal.CertificateWriter;
import dev.perennial.pki.internal.Der;
import dev.perennial.pki.internal.Extensions;
import dev.perennial.pki.internal.GeneralNames;
import dev.perennial.pki.internal.Jca;
import dev.perennial.pki.internal.Oid;
import dev.perennial.pki.internal.PublicKeyInfo;
import dev.perennial.pki.internal.X500Name;
import dev.perennial.pki.internal.X509Signature;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes X.509 v3 certificates, as far as challenges and test CAs need it. Extensions appear in the order of the calls.
 * Not thread-safe. Calls that make no sense together are not noticed: tests want broken certificates too.
 */
public final class CertificateBuilder {
    public static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    public static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private final PublicKey subjectKey;
    private final List<byte[]> extensions = new ArrayList<>();
    private byte[] subject = X500Name.of("");
    private byte @Nullable [] issuer;
    private BigInteger serial = BigInteger.ONE;
    private Instant notBefore = Instant.EPOCH;
    private Instant notAfter = Instant.EPOCH;

    private CertificateBuilder(PublicKey subjectKey) {
        this.subjectKey = subjectKey;
    }

    public static CertificateBuilder forKey(PublicKey subjectKey) {
        return new CertificateBuilder(subjectKey);
    }

    public CertificateBuilder subject(String commonName) {
        subject = X500Name.of(commonName);
        return this;
    }

    /** Takes the issuer's name; without this call the certificate is its own issuer. */
    public CertificateBuilder issuer(Certificate issuer) {
        this.issuer = issuer.subjectDer();
        return this;
    }

    public CertificateBuilder serial(BigInteger serial) {
        this.serial = serial;
        return this;
    }

    /** Both included, cut to whole seconds. */
    public CertificateBuilder validity(Instant notBefore, Instant notAfter) {
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        return this;
    }

    /** The subjectAltName: DNS names first, then addresses. Call it after {@link #subject}: an empty subject makes it critical. */
    public CertificateBuilder identifiers(List<Identifier> identifiers) {
        boolean critical = Arrays.equals(subject, X500Name.of(""));
        return extension(Oid.SUBJECT_ALT_NAME, critical, GeneralNames.subjectAltName(identifiers));
    }

    /** A critical basicConstraints. */
    public CertificateBuilder ca(boolean ca) {
        return extension(Oid.BASIC_CONSTRAINTS, true, ca ? Der.sequence(Der.bool(true)) : Der.sequence());
    }

    /** A critical basicConstraints for a CA with at most this many CAs below it. */
    public CertificateBuilder caWithPathLength(int length) {
        return extension(Oid.BASIC_CONSTRAINTS, true, Der.sequence(Der.bool(true), Der.integer(length)));
    }

    public CertificateBuilder keyUsage(KeyUsage... usages) {
        int[] bits = new int[usages.length];
        Arrays.setAll(bits, i -> usages[i].bit());
        return extension(Oid.KEY_USAGE, true, Der.namedBits(bits));
    }

    /** Object identifiers such as {@link #SERVER_AUTH}. */
    public CertificateBuilder extendedKeyUsage(String... oids) {
        List<byte[]> purposes = new ArrayList<>();
        for (String oid : oids) {
            purposes.add(Der.oid(oid));
        }
        return extension(Oid.EXTENDED_KEY_USAGE, false, Der.sequence(purposes));
    }

    /** From the first 20 octets of the SHA-256 of the key (RFC 7093 section 2, method 1). */
    public CertificateBuilder subjectKeyIdentifier() {
        try {
            byte[] hash = Jca.sha256(PublicKeyInfo.bits(subjectKey.getEncoded()));
            return extension(Oid.SUBJECT_KEY_IDENTIFIER, false, Der.octets(Arrays.copyOf(hash, 20)));
        } catch (PkiException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public CertificateBuilder authorityKeyIdentifier(byte[] keyIdentifier) {
        byte[] identifier = Der.element(Der.context(0), keyIdentifier);
        return extension(Oid.AUTHORITY_KEY_IDENTIFIER, false, Der.sequence(identifier));
    }

    /** The authorityKeyIdentifier that points to the issuer's subjectKeyIdentifier, which it must have. */
    public CertificateBuilder authorityKeyIdentifierOf(Certificate issuer) {
        return authorityKeyIdentifier(issuer.subjectKeyIdentifier()
                .orElseThrow(() -> new IllegalArgumentException("the issuer has no subjectKeyIdentifier")));
    }

    public CertificateBuilder authorityInfoAccess(List<URI> ocsp, List<URI> caIssuers) {
        return extension(Oid.AUTHORITY_INFO_ACCESS, false, CertificateWriter.authorityInfoAccess(ocsp, caIssuers));
    }

    public CertificateBuilder crlDistributionPoint(URI crl) {
        return extension(Oid.CRL_DISTRIBUTION_POINTS, false, CertificateWriter.crlDistributionPoint(crl));
    }

    /** Any other extension; the value is the DER that its octet string wraps. */
    public CertificateBuilder extension(String oid, boolean critical, byte[] value) {
        extensions.add(Extensions.write(oid, critical, value));
        return this;
    }

    /** Signs with SHA-256 or Ed25519, whichever the key is for. The builder may be used again. */
    public Certificate sign(KeyPair issuerKey) {
        try {
            byte[] tbs = CertificateWriter.tbs(
                    serial,
                    X509Signature.algorithm(issuerKey),
                    issuer == null ? subject : issuer,
                    notBefore,
                    notAfter,
                    subject,
                    subjectKey.getEncoded(),
                    extensions);
            return Certificate.parse(X509Signature.sign(issuerKey, tbs));
        } catch (PkiException e) {
            throw new IllegalArgumentException("cannot make this certificate: " + e.getMessage(), e);
        }
    }
}
