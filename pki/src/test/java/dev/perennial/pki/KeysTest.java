package dev.perennial.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
    @Test
    void everyKindIsWrittenAndReadBack() throws Exception {
        for (KeyPair pair : TestKeys.all()) {
            String pem = Keys.toPem(pair);
            KeyPair read = Keys.fromPem(pem);
            assertThat(Keys.match(read, pair.getPublic())).isTrue();
            assertThat(Keys.consistent(read)).isTrue();
            assertThat(Keys.toPem(read)).isEqualTo(pem);
            assertThat(Keys.publicKeyFromPem(Keys.publicKeyPem(pair.getPublic())))
                    .isEqualTo(pair.getPublic());
            assertThat(KeySpec.of(read.getPublic())).isEqualTo(KeySpec.of(pair.getPublic()));
        }
    }

    /** Enough keys that coordinates and scalars with leading zero octets are among them: one in 85 has one. */
    @ParameterizedTest
    @EnumSource(Curve.class)
    void ecKeysWithSmallNumbersAreWrittenAndReadBack(Curve curve) {
        SecureRandom secure = Seeds.secure(1);
        Seeds.forEach(300, random -> {
            String pem = Keys.toPem(Keys.generate(new KeySpec.Ec(curve), secure));
            assertThat(pem).hasSize(curve == Curve.P256 ? 241 : curve == Curve.P384 ? 306 : 384);
            assertThat(Keys.toPem(Keys.fromPem(pem))).isEqualTo(pem);
        });
    }

    @Test
    void halvesOfDifferentKeysAreNoticed() {
        KeyPair other = TestKeys.other(new KeySpec.Ec(Curve.P256));
        KeyPair mixed = new KeyPair(other.getPublic(), TestKeys.P256.getPrivate());
        assertThat(Keys.consistent(mixed)).isFalse();
        assertThat(Keys.match(other, TestKeys.P256.getPublic())).isFalse();
    }

    @Test
    void rsaNumbersThatDoNotBelongTogetherAreRefused() throws Exception {
        byte[] der = Pem.parse(Keys.toPem(TestKeys.RSA)).getFirst().der();
        for (int offset : new int[] {60, 350, 620, 760, 880, 1010, 1140}) { // within n, d, p, q, dp, dq, qi
            byte[] broken = der.clone();
            broken[offset] ^= 4;
            assertThatThrownBy(() -> Keys.fromPem(Pem.encode("PRIVATE KEY", broken)))
                    .as("byte %d", offset)
                    .isInstanceOf(PkiException.class)
                    .hasMessageStartingWith("RSA key: ");
        }
    }

    @Test
    void whatIsNoSupportedKeyIsNamed() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
        String x25519 = Pem.encode(
                "PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
        assertThatThrownBy(() -> Keys.fromPem(x25519)).hasMessageContaining("1.3.101.110");
        assertThatThrownBy(() -> Keys.fromPem("hello")).hasMessage("private key: the PEM text has none");
        assertThatThrownBy(() -> Keys.fromPem(Pem.encode("ENCRYPTED PRIVATE KEY", new byte[9])))
                .hasMessageContaining("passphrase");
        assertThatThrownBy(() -> Keys.generate(new KeySpec.Rsa(1024), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
