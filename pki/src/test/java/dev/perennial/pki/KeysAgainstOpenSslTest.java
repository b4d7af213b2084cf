package dev.perennial.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysAgainstOpenSslTest {
    @BeforeAll
    static void needsOpenSsl() {
        OpenSsl.assumePresent();
    }

    @Test
    void opensslRewritesOurKeysToTheSameBytes() throws Exception {
        for (KeyPair pair : TestKeys.all()) {
            String pem = Keys.toPem(pair);
            assertThat(OpenSsl.run(pem, "pkey")).isEqualTo(pem);
            assertThat(OpenSsl.run(pem, "pkey", "-check", "-noout")).contains("valid");
            assertThat(OpenSsl.run(pem, "pkey", "-pubout")).isEqualTo(Keys.publicKeyPem(pair.getPublic()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-algorithm RSA -pkeyopt rsa_keygen_bits:2048",
                "-algorithm RSA -pkeyopt rsa_keygen_bits:3072",
                "-algorithm EC -pkeyopt ec_paramgen_curve:P-256",
                "-algorithm EC -pkeyopt ec_paramgen_curve:P-384",
                "-algorithm EC -pkeyopt ec_paramgen_curve:P-521",
                "-algorithm ED25519",
            })
    void weReadOpensslKeysAndRewriteThemToTheSameBytes(String options) throws Exception {
        String pem = OpenSsl.run("", ("genpkey -quiet " + options).split(" ")).transform(KeysAgainstOpenSslTest::block);
        KeyPair pair = Keys.fromPem(pem);
        assertThat(Keys.toPem(pair)).isEqualTo(pem);
        assertThat(Keys.consistent(pair)).isTrue();
        if (!options.contains("ED25519")) {
            String traditional = OpenSsl.run(pem, "pkey", "-traditional");
            assertThat(traditional).containsPattern("BEGIN (RSA|EC) PRIVATE KEY");
            assertThat(Keys.toPem(Keys.fromPem(traditional))).isEqualTo(pem);
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void thePublicHalfIsComputedWhereAFileLacksIt(Curve curve) throws Exception {
        for (int i = 0; i < 5; i++) {
            String pem = OpenSsl.run("", "ecparam", "-genkey", "-name", opensslName(curve));
            String bare = OpenSsl.run(block(pem), "ec", "-no_public");
            assertThat(bare.length()).isLessThan(block(pem).length());
            KeyPair derived = Keys.fromPem(bare);
            assertThat(Keys.toPem(derived)).isEqualTo(OpenSsl.run(pem, "pkey"));
        }
    }

    @Test
    void theParametersInFrontOfAnOldKeyArePassedOver() throws Exception {
        String pem = OpenSsl.run("", "ecparam", "-genkey", "-name", "prime256v1");
        assertThat(pem).contains("BEGIN EC PARAMETERS");
        assertThat(Keys.consistent(Keys.fromPem(pem))).isTrue();
    }

    private static String opensslName(Curve curve) {
        return curve == Curve.P256 ? "prime256v1" : curve.secName();
    }

    /** The private key without progress dots, parameters or remarks around it. */
    private static String block(String output) {
        return output.substring(output.lastIndexOf("-----BEGIN"));
    }
}
