package dev.perennial.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JwsTest {
    private static final byte[] PAYLOAD = "{\"iss\":\"joe\"}".getBytes(UTF_8);

    /** RFC 7515 appendix A.1: HS256. */
    @Test
    void theMacOfRfc7515IsReproduced() throws Exception {
        byte[] key = Base64Url.decode(
                "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
        String header = "{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}";
        byte[] payload =
                "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}".getBytes(UTF_8);
        Jws jws = Jws.mac(JwsAlgorithm.HS256, key, header, payload);
        assertThat(jws.signature()).isEqualTo("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        assertThat(jws.verifyMac(key, JwsAlgorithm.HS256)).isTrue();
        assertThat(jws.verifyMac(key, JwsAlgorithm.HS512)).isFalse();
        assertThat(jws.verifyMac(key, JwsAlgorithm.RS256)).isFalse();
    }

    /** RFC 7515 appendix A.3: ES256, with a signature made elsewhere. */
    @Test
    void theEcdsaSignatureOfRfc7515IsAccepted() throws Exception {
        var key = Jwk.publicKey(Map.of(
                "kty", "EC",
                "crv", "P-256",
                "x", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                "y", "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
        Jws jws = new Jws(
                "eyJhbGciOiJFUzI1NiJ9",
                "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ",
                "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");
        assertThat(jws.verify(key, JwsAlgorithm.ES256)).isTrue();
        assertThat(jws.verify(key, JwsAlgorithm.RS256)).isFalse();
    }

    /** RFC 8037 appendix A.4: Ed25519 is deterministic, so signing can be compared too. */
    @Test
    void theEdDsaSignatureOfRfc8037IsReproduced() throws Exception {
        KeyPair key = Jwk.keyPair(Map.of(
                "kty", "OKP",
                "crv", "Ed25519",
                "d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
                "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"));
        Jws jws = Jws.sign(key, "{\"alg\":\"EdDSA\"}", "Example of Ed25519 signing".getBytes(UTF_8));
        assertThat(jws.signature())
                .isEqualTo("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");
    }

    @Test
    void everyKindSignsAndVerifiesAndNoticesAChange() throws Exception {
        for (KeyPair key : TestKeys.all()) {
            JwsAlgorithm algorithm = JwsAlgorithm.of(key.getPublic());
            Jws jws = Jws.sign(key, "{\"alg\":\"" + algorithm.jose() + "\"}", PAYLOAD);
            assertThat(jws.verify(key.getPublic(), algorithm)).isTrue();
            Jws changed = new Jws(jws.protectedHeader(), jws.payload() + "AAAA", jws.signature());
            assertThat(changed.verify(key.getPublic(), algorithm)).isFalse();
            Jws cut = new Jws(
                    jws.protectedHeader(), jws.payload(), jws.signature().substring(4));
            assertThat(cut.verify(key.getPublic(), algorithm)).isFalse();
            assertThat(JwsAlgorithm.ofJose(algorithm.jose())).isEqualTo(algorithm);
        }
    }

    /** A DER signature would vary in length; one in 128 has a half that begins with a zero octet. */
    @Test
    void ecdsaSignaturesAlwaysHaveTheFullWidth() throws Exception {
        for (int i = 0; i < 400; i++) {
            Jws jws = Jws.sign(TestKeys.P256, "{}", PAYLOAD);
            assertThat(Base64Url.decode(jws.signature())).hasSize(64);
        }
        assertThat(Base64Url.decode(Jws.sign(TestKeys.P384, "{}", PAYLOAD).signature()))
                .hasSize(96);
        assertThat(Base64Url.decode(Jws.sign(TestKeys.P521, "{}", PAYLOAD).signature()))
                .hasSize(132);
    }

    @Test
    void postAsGetHasAnEmptyPayload() {
        Jws jws = Jws.sign(TestKeys.P256, "{}", new byte[0]);
        assertThat(jws.toJson())
                .isEqualTo("{\"protected\":\"e30\",\"payload\":\"\",\"signature\":\"" + jws.signature() + "\"}");
    }

    @Test
    void membersThatAreNotBase64UrlAreRefused() {
        Jws good = Jws.sign(TestKeys.P256, "{}", PAYLOAD);
        Jws bad = new Jws(good.protectedHeader(), good.payload() + "\"", good.signature());
        assertThatThrownBy(() -> bad.verify(TestKeys.P256.getPublic(), JwsAlgorithm.ES256))
                .isInstanceOf(PkiException.class);
        assertThatThrownBy(() -> bad.verifyMac(new byte[] {1}, JwsAlgorithm.HS256))
                .isInstanceOf(PkiException.class);
        assertThatThrownBy(() -> JwsAlgorithm.ofJose("none")).isInstanceOf(PkiException.class);
    }
}
