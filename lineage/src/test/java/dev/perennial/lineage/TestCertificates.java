package dev.perennial.lineage;

import dev.perennial.pki.Certificate;
import dev.perennial.pki.CertificateBuilder;
import dev.perennial.pki.CertificateChain;
import dev.perennial.pki.Curve;
import dev.perennial.pki.Identifier;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Real certificates from a small real CA. */
final class TestCertificates {
    private final SecureRandom random = new SecureRandom();
    private final KeyPair caKey = Keys.generate(new KeySpec.Ec(Curve.P256), random);
    private final Instant now = Instant.now();
    private final Certificate ca = CertificateBuilder.forKey(caKey.getPublic())
            .subject("Perennial test CA")
            .validity(now.minusSeconds(60), now.plus(Duration.ofDays(365)))
            .ca(true)
            .subjectKeyIdentifier()
            .sign(caKey);

    NewVersion issue(String name) throws PkiException {
        KeyPair key = Keys.generate(new KeySpec.Ec(Curve.P256), random);
        Certificate leaf = CertificateBuilder.forKey(key.getPublic())
                .issuer(ca)
                .serial(new BigInteger(64, random))
                .validity(now.minusSeconds(60), now.plus(Duration.ofDays(90)))
                .identifiers(List.of(Identifier.dns(name)))
                .authorityKeyIdentifierOf(ca)
                .sign(caKey);
        return new NewVersion(CertificateChain.fromPem(leaf.toPem() + ca.toPem()), Keys.toPem(key));
    }
}
