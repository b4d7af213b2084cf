package dev.perennial.pki;

import dev.perennial.pki.internal.CertificateFields;
import dev.perennial.pki.internal.Oid;
import dev.perennial.pki.internal.PublicKeyInfo;
import dev.perennial.pki.internal.X509Signature;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An X.509 certificate, as much of it as issuing and renewing need. Immutable and thread-safe; arrays are handed out as
 * copies. Read without the JDK's CertificateFactory, whose first use costs some 50 ms. Nothing here says that a
 * certificate is trustworthy: paths are validated by TLS, not by us.
 */
public final class Certificate {
    private static final List<String> LABELS = List.of("CERTIFICATE", "X509 CERTIFICATE");

    private final byte[] der;
    private final CertificateFields fields;

    private Certificate(byte[] der, CertificateFields fields) {
        this.der = der;
        this.fields = fields;
    }

    public static Certificate parse(byte[] der) throws PkiException {
        byte[] copy = der.clone();
        return new Certificate(copy, CertificateFields.read(copy));
    }

    /** The text must hold this one certificate and no other block. */
    public static Certificate fromPem(String pem) throws PkiException {
        return parse(Pem.single(pem, "certificate", LABELS));
    }

    public byte[] der() {
        return der.clone();
    }

    public String toPem() {
        return Pem.encode("CERTIFICATE", der);
    }

    public BigInteger serial() {
        return new BigInteger(serialContent());
    }

    /** The content octets of the DER INTEGER, with the leading zero that a set top bit needs. */
    public byte[] serialContent() {
        return fields.serial().of(der);
    }

    public Instant notBefore() {
        return fields.notBefore();
    }

    /** The last second of validity. */
    public Instant notAfter() {
        return fields.notAfter();
    }

    /** From notBefore to notAfter; never negative. */
    public Duration lifetime() {
        return Duration.between(notBefore(), notAfter());
    }

    /** DNS names and addresses of the subjectAltName in their order; names of other types are left out. */
    public List<Identifier> identifiers() {
        return fields.identifiers();
    }

    public Optional<String> subjectCommonName() {
        return fields.subjectCommonName();
    }

    public Optional<String> issuerCommonName() {
        return fields.issuerCommonName();
    }

    public byte[] subjectDer() {
        return fields.subject().of(der);
    }

    public byte[] issuerDer() {
        return fields.issuer().of(der);
    }

    /**
     * Decodes the key anew on each call.
     *
     * @throws PkiException if it is malformed or of an algorithm or curve that is not supported
     */
    public PublicKey publicKey() throws PkiException {
        return PublicKeyInfo.read(publicKeyDer());
    }

    /** The SubjectPublicKeyInfo. */
    public byte[] publicKeyDer() {
        return fields.publicKey().of(der);
    }

    public Optional<byte[]> authorityKeyIdentifier() {
        return Optional.ofNullable(fields.known().authorityKeyIdentifier()).map(byte[]::clone);
    }

    public Optional<byte[]> subjectKeyIdentifier() {
        return Optional.ofNullable(fields.known().subjectKeyIdentifier()).map(byte[]::clone);
    }

    public List<URI> ocspUrls() {
        return uris(fields.known().ocsp());
    }

    public List<URI> caIssuerUrls() {
        return uris(fields.known().caIssuers());
    }

    public List<URI> crlUrls() {
        return uris(fields.known().crls());
    }

    private static List<URI> uris(List<String> texts) {
        List<URI> uris = new ArrayList<>(texts.size());
        for (String text : texts) {
            uri(text).ifPresent(uris::add);
        }
        return uris;
    }

    /** What is no URI cannot be fetched, and is no reason to refuse the certificate. */
    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    public boolean isCa() {
        return fields.known().ca();
    }

    /** Whether this is the poisoned half of certificate transparency (RFC 6962 section 3.1), which no server may use. */
    public boolean precertificate() {
        return fields.extensions().value(Oid.PRECERTIFICATE_POISON) != null;
    }

    /** What the octet string of an extension wraps. */
    public Optional<byte[]> extension(String oid) {
        return Optional.ofNullable(fields.extensions().value(oid));
    }

    public boolean isCritical(String oid) {
        return fields.extensions().isCritical(oid);
    }

    /**
     * Whether the issuer's name and key fit. False also if the key or the signature algorithm is not supported, which
     * includes everything with SHA-1.
     */
    public boolean signedBy(Certificate issuer) {
        if (!Arrays.equals(issuerDer(), issuer.subjectDer())) {
            return false;
        }
        PublicKey key;
        try {
            key = issuer.publicKey();
        } catch (PkiException e) {
            return false;
        }
        return X509Signature.verify(
                fields.signatureAlgorithm().of(der),
                fields.tbs().of(der),
                fields.signature().of(der),
                key);
    }

    /** As Certbot shows it: {@code RSA}, {@code ECDSA} or {@code Ed25519}; of others the object identifier. */
    public String keyTypeName() {
        return switch (fields.keyAlgorithm()) {
            case Oid.RSA -> "RSA";
            case Oid.EC -> "ECDSA";
            case Oid.ED25519 -> "Ed25519";
            default -> fields.keyAlgorithm();
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate certificate && Arrays.equals(der, certificate.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "certificate " + serial().toString(16) + " " + identifiers();
    }
}
