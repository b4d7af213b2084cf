package dev.perennial.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RenewalInfoIdTest {
    /** The identifiers of the certificate in RFC 9773 section 4.1; its serial number has the top bit set. */
    @Test
    @Tag("case62")
    void theExampleOfRfc9773IsReproduced() {
        byte[] keyIdentifier = HexFormat.of().parseHex("69885b6b87464041e1b37b847ba0ae2cde01c8d4");
        Certificate certificate = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .serial(new BigInteger("87654321", 16))
                .validity(Instant.EPOCH, Instant.EPOCH)
                .authorityKeyIdentifier(keyIdentifier)
                .sign(TestKeys.P256);
        assertThat(RenewalInfoId.of(certificate)).contains("aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE");
    }

    /** The longest that RFC 5280 section 4.1.2.2 allows. */
    @Test
    @Tag("case62")
    void aSerialNumberOfTwentyOctetsIsKeptWhole() {
        BigInteger serial = BigInteger.ONE.shiftLeft(158).add(BigInteger.TWO);
        Certificate certificate = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .serial(serial)
                .authorityKeyIdentifier(new byte[20])
                .sign(TestKeys.P256);
        assertThat(RenewalInfoId.of(certificate))
                .contains(Base64Url.encode(new byte[20]) + '.' + Base64Url.encode(serial.toByteArray()));
        assertThat(serial.toByteArray()).hasSize(20);
    }

    @Test
    @Tag("case62")
    void aCertificateWithoutAuthorityKeyIdentifierHasNone() {
        assertThat(RenewalInfoId.of(TestCertificates.ROOT)).isEmpty();
    }

    @Test
    void aCertificateThatFitsIntoNoUrlHasNone() {
        for (int octets : new int[] {0, 65}) {
            CertificateBuilder issued =
                    CertificateBuilder.forKey(TestKeys.P256.getPublic()).authorityKeyIdentifier(new byte[octets]);
            assertThat(RenewalInfoId.of(issued.sign(TestKeys.P256))).isEmpty();
        }
        CertificateBuilder numbered = CertificateBuilder.forKey(TestKeys.P256.getPublic())
                .authorityKeyIdentifier(new byte[20])
                .serial(BigInteger.ONE.shiftLeft(2000));
        assertThat(RenewalInfoId.of(numbered.sign(TestKeys.P256))).isEmpty();
    }
}
