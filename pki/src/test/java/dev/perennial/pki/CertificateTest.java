package dev.perennial.pki;

import static dev.perennial.pki.TestCertificates.INTERMEDIATE;
import static dev.perennial.pki.TestCertificates.LEAF;
import static dev.perennial.pki.TestCertificates.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

class CertificateTest {
    @Test
    void whatWasBuiltIsRead() throws Exception {
        assertThat(LEAF.serial()).isEqualTo(new BigInteger("87654321", 16));
        assertThat(LEAF.serialContent()).containsExactly(0, 0x87, 0x65, 0x43, 0x21);
        assertThat(LEAF.notBefore()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(LEAF.lifetime()).isEqualTo(Duration.ofDays(90).minusSeconds(1));
        assertThat(LEAF.identifiers()).extracting(Identifier::value).containsExactly("example.org", "*.example.org");
        assertThat(LEAF.subjectCommonName()).isEmpty();
        assertThat(LEAF.issuerCommonName()).contains("Perennial Test R1");
        assertThat(LEAF.ocspUrls()).containsExactly(URI.create("http://ocsp.example/"));
        assertThat(LEAF.caIssuerUrls()).containsExactly(URI.create("http://issuer.example/r1"));
        assertThat(LEAF.crlUrls()).containsExactly(URI.create("http://crl.example/1.crl"));
        assertThat(LEAF.publicKey()).isEqualTo(TestKeys.P256.getPublic());
        assertThat(LEAF.authorityKeyIdentifier().orElseThrow())
                .isEqualTo(INTERMEDIATE.subjectKeyIdentifier().orElseThrow());
        assertThat(LEAF.isCa()).isFalse();
        assertThat(INTERMEDIATE.isCa()).isTrue();
        assertThat(ROOT.notAfter()).isEqualTo("2056-01-02T03:04:05Z");
        assertThat(Certificate.fromPem(LEAF.toPem())).isEqualTo(LEAF);
    }

    @Test
    void keyTypesAreNamedAsCertbotDoes() {
        assertThat(TestKeys.all())
                .extracting(key -> TestCertificates.leaf(key, "a.example").keyTypeName())
                .containsExactly("RSA", "ECDSA", "ECDSA", "ECDSA", "Ed25519");
    }

    @Test
    void aSignatureCountsOnlyWithTheIssuersNameAndKey() {
        assertThat(LEAF.signedBy(INTERMEDIATE)).isTrue();
        assertThat(INTERMEDIATE.signedBy(ROOT)).isTrue();
        assertThat(ROOT.signedBy(ROOT)).isTrue();
        assertThat(LEAF.signedBy(ROOT)).isFalse();
        Certificate sameName = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .subject("Perennial Test R1")
                .validity(Instant.EPOCH, Instant.EPOCH)
                .sign(TestKeys.P256);
        assertThat(LEAF.signedBy(sameName)).isFalse();
    }

    @Test
    void everyKindOfKeySignsWhatTheJdkAccepts() throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        for (KeyPair key : TestKeys.all()) {
            Certificate self = CertificateBuilder.forKey(key.getPublic())
                    .subject("CA \u00e9")
                    .validity(Instant.EPOCH, Instant.EPOCH)
                    .ca(true)
                    .sign(key);
            X509Certificate jdk = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(self.der()));
            jdk.verify(key.getPublic());
            assertThat(jdk.getSubjectX500Principal().getName()).isEqualTo("CN=CA \u00e9");
            assertThat(self.signedBy(self)).isTrue();
        }
    }

    /** Some 150 certificates that many CAs made, back to the nineties; the JDK is the second opinion. */
    @Test
    void theRootsOfTheJdkAreReadAsTheJdkReadsThem() throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        X509Certificate[] roots = ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers();
        assertThat(roots).hasSizeGreaterThan(50);
        for (X509Certificate root : roots) {
            Certificate ours = Certificate.parse(root.getEncoded());
            assertThat(ours.serial()).isEqualTo(root.getSerialNumber());
            assertThat(ours.notBefore()).isEqualTo(root.getNotBefore().toInstant());
            assertThat(ours.notAfter()).isEqualTo(root.getNotAfter().toInstant());
            assertThat(ours.subjectDer())
                    .isEqualTo(root.getSubjectX500Principal().getEncoded());
            assertThat(ours.issuerDer()).isEqualTo(root.getIssuerX500Principal().getEncoded());
            assertThat(ours.isCa()).isEqualTo(root.getBasicConstraints() >= 0);
            assertThat(ours.publicKey()).isEqualTo(root.getPublicKey());
            assertThat(ours.signedBy(ours)).isEqualTo(!root.getSigAlgName().startsWith("SHA1"));
            ours.subjectCommonName()
                    .ifPresent(name -> assertThat(new TrustAnchor(root, null)
                                    .getTrustedCert()
                                    .getSubjectX500Principal()
                                    .toString())
                            .contains(name));
        }
    }

    @Test
    void randomCertificatesAreReadAsTheJdkReadsThem() throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Seeds.forEach(300, random -> {
            Instant start = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
            Certificate ours = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                    .subject("x".repeat(random.nextInt(300)))
                    .serial(new BigInteger(159, random))
                    .validity(start, start.plusSeconds(random.nextLong(4_000_000_000L)))
                    .identifiers(Collections.nCopies(1 + random.nextInt(100), new Identifier.Dns("a.example")))
                    .ca(random.nextBoolean())
                    .sign(TestKeys.P256);
            X509Certificate jdk = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(ours.der()));
            assertThat(ours.serial()).isEqualTo(jdk.getSerialNumber());
            assertThat(ours.notBefore()).isEqualTo(jdk.getNotBefore().toInstant());
            assertThat(ours.notAfter()).isEqualTo(jdk.getNotAfter().toInstant());
            assertThat(ours.identifiers()).hasSameSizeAs(jdk.getSubjectAlternativeNames());
            assertThat(jdk.getSubjectX500Principal().getEncoded()).isEqualTo(ours.subjectDer());
        });
    }

    @Test
    void aPrecertificateIsRecognised() {
        Certificate poisoned = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .validity(Instant.EPOCH, Instant.EPOCH)
                .extension("1.3.6.1.4.1.11129.2.4.3", true, new byte[] {5, 0})
                .sign(TestKeys.P256);
        assertThat(poisoned.precertificate()).isTrue();
        assertThat(poisoned.isCritical("1.3.6.1.4.1.11129.2.4.3")).isTrue();
        assertThat(poisoned.extension("1.3.6.1.4.1.11129.2.4.3")).contains(new byte[] {5, 0});
        assertThat(LEAF.precertificate()).isFalse();
    }

    @Test
    void aNameCannotDisturbTheTerminal() {
        Certificate nasty = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .subject("Root\u001b[2J\r\n\u202eX")
                .validity(Instant.EPOCH, Instant.EPOCH)
                .sign(TestKeys.P256);
        assertThat(nasty.subjectCommonName()).isEqualTo(Optional.of("Root\ufffd[2J\ufffd\ufffd\ufffdX"));
    }

    @Test
    void contradictionsAreRefused() {
        CertificateBuilder twice = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .validity(Instant.EPOCH, Instant.EPOCH)
                .ca(true)
                .ca(true);
        assertThatThrownBy(() -> twice.sign(TestKeys.P256)).hasMessageContaining("same extension twice");
        CertificateBuilder backwards =
                CertificateBuilder.forKey(TestKeys.P256.getPublic()).validity(Instant.now(), Instant.EPOCH);
        assertThatThrownBy(() -> backwards.sign(TestKeys.P256)).hasMessageContaining("ends before it begins");
        assertThatThrownBy(() -> Certificate.fromPem(LEAF.toPem() + ROOT.toPem()))
                .hasMessageContaining("2 blocks");
    }

    @Test
    void aHundredNamesAreNoProblemAndUrlsThatAreNoneAreLeftOut() {
        Certificate certificate = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .validity(Instant.EPOCH, Instant.EPOCH)
                .identifiers(Collections.nCopies(100, new Identifier.Dns("a".repeat(63) + ".example")))
                .authorityInfoAccess(List.of(URI.create("ldap:///cn=x?y")), List.of())
                .extension("2.5.29.31", false, crlWithMalformedUri())
                .sign(TestKeys.P256);
        assertThat(certificate.identifiers()).hasSize(100);
        assertThat(certificate.ocspUrls()).hasSize(1);
        assertThat(certificate.crlUrls()).isEmpty();
    }

    private static byte[] crlWithMalformedUri() {
        return new byte[] {0x30, 9, 0x30, 7, (byte) 0xa0, 5, (byte) 0xa0, 3, (byte) 0x86, 1, ' '};
    }
}
