package dev.perennial.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AcmeTlsTest {
    private static final Instant NOW = Instant.parse("2026-05-06T07:08:09.5Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final byte[] DIGEST = new byte[32];

    static {
        DIGEST[0] = (byte) 0xff;
    }

    @Test
    void theCertificateIsTheOneOfRfc8737() throws Exception {
        Identifier name = Identifier.dns("a.example");
        Certificate certificate = AcmeTls.challengeCertificate(TestKeys.P256, name, DIGEST, CLOCK);
        assertThat(certificate.identifiers()).containsExactly(name);
        assertThat(certificate.isCritical("1.3.6.1.5.5.7.1.31")).isTrue();
        assertThat(AcmeTls.digest(certificate).orElseThrow()).isEqualTo(DIGEST);
        assertThat(certificate.signedBy(certificate)).isTrue();
        assertThat(certificate.notBefore()).isBefore(NOW);
        assertThat(certificate.notAfter()).isAfter(NOW);
        assertThat(certificate.serial()).isPositive();
        assertThat(AcmeTls.serverName(name)).isEqualTo("a.example");
    }

    @Test
    void opensslShowsTheCriticalExtension() throws Exception {
        OpenSsl.assumePresent();
        Certificate certificate = AcmeTls.challengeCertificate(TestKeys.RSA, Identifier.ip("192.0.2.1"), DIGEST, CLOCK);
        assertThat(OpenSsl.run(certificate.toPem(), "x509", "-noout", "-text"))
                .containsPattern("1.3.6.1.5.5.7.1.31: critical")
                .contains("IP Address:192.0.2.1");
        assertThat(AcmeTls.serverName(Identifier.ip("192.0.2.1"))).isEqualTo("1.2.0.192.in-addr.arpa");
    }

    @Test
    void anExtensionThatIsNotCriticalProvesNothing() throws Exception {
        Certificate lax = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .validity(NOW, NOW)
                .extension("1.3.6.1.5.5.7.1.31", false, new byte[] {4, 1, 1})
                .sign(TestKeys.P256);
        assertThat(AcmeTls.digest(lax)).isEmpty();
        assertThatThrownBy(() ->
                        AcmeTls.challengeCertificate(TestKeys.P256, Identifier.dns("a.example"), new byte[31], CLOCK))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
