package dev.perennial.pki;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;

/** A root, an intermediate and a leaf, each with a key of another kind. */
public final class TestCertificates {
    static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    static final Instant END = Instant.parse("2026-04-02T03:04:04Z");

    static final Certificate ROOT = CertificateBuilder.forKey(TestKeys.P384.getPublic())
            .subject("Perennial Test Root")
            .serial(BigInteger.ONE)
            .validity(START, Instant.parse("2056-01-02T03:04:05Z"))
            .ca(true)
            .keyUsage(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)
            .subjectKeyIdentifier()
            .sign(TestKeys.P384);

    static final Certificate INTERMEDIATE = CertificateBuilder.forKey(TestKeys.RSA.getPublic())
            .subject("Perennial Test R1")
            .issuer(ROOT)
            .serial(BigInteger.TWO)
            .validity(START, END)
            .caWithPathLength(0)
            .keyUsage(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)
            .subjectKeyIdentifier()
            .authorityKeyIdentifierOf(ROOT)
            .sign(TestKeys.P384);

    public static final Certificate LEAF = leaf(TestKeys.P256, "example.org", "*.example.org");

    private TestCertificates() {}

    static Certificate leaf(KeyPair key, String... names) {
        return CertificateBuilder.forKey(key.getPublic())
                .issuer(INTERMEDIATE)
                .serial(new BigInteger("87654321", 16))
                .validity(START, END)
                .identifiers(identifiers(names))
                .keyUsage(KeyUsage.DIGITAL_SIGNATURE)
                .extendedKeyUsage(CertificateBuilder.SERVER_AUTH)
                .authorityKeyIdentifierOf(INTERMEDIATE)
                .subjectKeyIdentifier()
                .authorityInfoAccess(
                        List.of(URI.create("http://ocsp.example/")), List.of(URI.create("http://issuer.example/r1")))
                .crlDistributionPoint(URI.create("http://crl.example/1.crl"))
                .sign(TestKeys.RSA);
    }

    static List<Identifier> identifiers(String... names) {
        return List.of(names).stream().<Identifier>map(Identifier.Dns::new).toList();
    }
}
