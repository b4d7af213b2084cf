package dev.perennial.testkit.internal.authority;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateBuilder;
import dev.perennial.pki.CrlBuilder;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.KeyUsage;
import dev.perennial.pki.Keys;
import dev.perennial.testkit.internal.model.IssuedCertificate;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Signs certificates and revocation lists. Thread-safe. */
public final class Authority {
    private static final Duration API_VALIDITY = Duration.ofDays(10 * 365);
    private static final Duration CRL_VALIDITY = Duration.ofDays(1);
    /** 128 bits with the top bit set in every other one, so that certIDs with a leading zero octet do occur. */
    private static final int SERIAL_BITS = 128;
    /** The upper bound of a common name in X.520. */
    private static final int MAX_COMMON_NAME = 64;

    private final Hierarchy hierarchy;
    private final RepositoryUrls urls;
    private final SecureRandom random;
    private final AtomicLong crlNumber = new AtomicLong();

    private Authority(Hierarchy hierarchy, RepositoryUrls urls, SecureRandom random) {
        this.hierarchy = hierarchy;
        this.urls = urls;
        this.random = random;
    }

    public static Authority create(
            KeySpec keys, int intermediates, int alternateRoots, Instant now, RepositoryUrls urls) {
        SecureRandom random = new SecureRandom();
        return new Authority(Hierarchy.make(keys, intermediates, alternateRoots, now, random), urls, random);
    }

    /** The main root first. */
    public List<Certificate> roots() {
        return hierarchy.roots().stream().map(Identity::certificate).toList();
    }

    public Certificate issuing() {
        return hierarchy.issuing().certificate();
    }

    /** How many chains every certificate has. */
    public int chains() {
        return hierarchy.chains().size();
    }

    /** The PEM of all certificates above the leaf, without the root. */
    public String issuersPem(int chain) {
        StringBuilder pem = new StringBuilder();
        hierarchy.chains().get(chain).forEach(certificate -> pem.append(certificate.toPem()));
        return pem.toString();
    }

    public Certificate issue(PublicKey key, List<Identifier> identifiers, Instant notBefore, Instant notAfter) {
        Identity issuer = hierarchy.issuing();
        return leaf(key, identifiers, notBefore, notAfter, issuer.certificate())
                .authorityInfoAccess(List.of(), List.of(urls.issuer()))
                .crlDistributionPoint(urls.crl())
                .sign(issuer.key());
    }

    /** The certificate of the CA's own API, signed by the main root itself, and valid by any clock. */
    public Identity apiIdentity(List<Identifier> names, Instant now) {
        Identity root = hierarchy.roots().getFirst();
        KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P256), random);
        Certificate certificate = leaf(
                        key.getPublic(), names, now.minus(API_VALIDITY), now.plus(API_VALIDITY), root.certificate())
                .sign(root.key());
        return new Identity(certificate, key);
    }

    private CertificateBuilder leaf(
            PublicKey key, List<Identifier> identifiers, Instant notBefore, Instant notAfter, Certificate issuer) {
        CertificateBuilder builder = CertificateBuilder.forKey(key);
        identifiers.stream()
                .filter(identifier -> identifier instanceof Identifier.Dns
                        && identifier.value().length() <= MAX_COMMON_NAME)
                .findFirst()
                .ifPresent(name -> builder.subject(name.value()));
        return builder.issuer(issuer)
                .serial(new BigInteger(SERIAL_BITS, random).setBit(0))
                .validity(notBefore, notAfter)
                .keyUsage(usages(key))
                .extendedKeyUsage(CertificateBuilder.SERVER_AUTH)
                .ca(false)
                .subjectKeyIdentifier()
                .authorityKeyIdentifierOf(issuer)
                .identifiers(identifiers);
    }

    private static KeyUsage[] usages(PublicKey key) {
        return key instanceof RSAPublicKey
                ? new KeyUsage[] {KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT}
                : new KeyUsage[] {KeyUsage.DIGITAL_SIGNATURE};
    }

    /** The DER of a list of those that are revoked. */
    public byte[] crl(Collection<IssuedCertificate> certificates, Instant now) {
        CrlBuilder list = CrlBuilder.of(issuing()).number(BigInteger.valueOf(crlNumber.incrementAndGet()));
        certificates.forEach(issued -> issued.revocation()
                .ifPresent(revocation ->
                        list.revoked(issued.certificate().serial(), revocation.at(), revocation.reason())));
        return list.sign(hierarchy.issuing().key(), now, now.plus(CRL_VALIDITY));
    }
}
