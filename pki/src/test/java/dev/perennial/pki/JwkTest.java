package dev.perennial.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.internal.FixedWidth;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwkTest {
    /** The RSA key of RFC 7638 section 3.1. */
    private static final Map<String, String> RFC_7638 = Map.of(
            "kty",
            "RSA",
            "n",
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCi"
                    + "FV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqz"
                    + "s8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPks"
                    + "INHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
            "e",
            "AQAB",
            "alg",
            "RS256",
            "kid",
            "2011-04-29");

    /** RFC 8037 appendix A.1. */
    private static final Map<String, String> RFC_8037 = Map.of(
            "kty", "OKP",
            "crv", "Ed25519",
            "d", "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
            "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

    @Test
    void thumbprintsAreThoseOfTheRfcs() throws Exception {
        assertThat(Jwk.thumbprint(Jwk.publicKey(RFC_7638))).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        PublicKey ed = Jwk.keyPair(RFC_8037).getPublic();
        assertThat(Jwk.canonicalJson(ed))
                .isEqualTo(
                        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}");
        assertThat(Jwk.thumbprint(ed)).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void everyKindIsWrittenAndReadBack() throws Exception {
        for (KeyPair pair : TestKeys.all()) {
            Map<String, String> members = Jwk.privateMembers(pair);
            assertThat(Keys.toPem(Jwk.keyPair(members))).isEqualTo(Keys.toPem(pair));
            assertThat(Jwk.publicKey(Jwk.publicMembers(pair.getPublic()))).isEqualTo(pair.getPublic());
        }
        assertThat(Jwk.privateMembers(TestKeys.RSA)).containsOnlyKeys("kty", "n", "e", "d", "p", "q", "dp", "dq", "qi");
        assertThat(Jwk.privateMembers(TestKeys.P256)).containsOnlyKeys("kty", "crv", "x", "y", "d");
    }

    /** Among so many keys are some whose numbers begin with a zero octet, which must be kept. */
    @ParameterizedTest
    @EnumSource(Curve.class)
    void ecNumbersAlwaysHaveTheFullWidth(Curve curve) throws Exception {
        SecureRandom random = Seeds.secure(1);
        int small = 0;
        for (int i = 0; i < 300 || small == 0; i++) {
            KeyPair pair = Keys.generate(new KeySpec.Ec(curve), random);
            Map<String, String> members = Jwk.privateMembers(pair);
            for (String name : new String[] {"x", "y", "d"}) {
                byte[] octets = Base64Url.decode(members.get(name));
                assertThat(octets).as("%s of %s", name, members).hasSize(curve.bytes());
                small += octets[0] == 0 ? 1 : 0;
            }
            assertThat(Jwk.publicKey(members)).as("%s", members).isEqualTo(pair.getPublic());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kty", "crv", "x", "y", "d"})
    void aMissingMemberIsNamed(String name) {
        Map<String, String> members = new HashMap<>(Jwk.privateMembers(TestKeys.P256));
        members.remove(name);
        assertThatThrownBy(() -> Jwk.keyPair(members))
                .isInstanceOf(PkiException.class)
                .hasMessage("JWK: the member " + name + " is missing");
    }

    @Test
    void numbersOfAnotherKeyAreNoticed() {
        for (KeyPair pair : new KeyPair[] {TestKeys.P384, TestKeys.ED25519}) {
            Map<String, String> members = new HashMap<>(Jwk.privateMembers(pair));
            members.put("d", Jwk.privateMembers(otherOfTheKind(pair)).get("d"));
            assertThatThrownBy(() -> Jwk.keyPair(members)).hasMessageContaining("different keys");
        }
    }

    /** All equations hold, but one factor is itself a product, and no signature made with the key verifies. */
    @Test
    void rsaFactorsThatAreNotPrimeAreNoticed() {
        Random random = new Random(1);
        BigInteger e = BigInteger.valueOf(65_537);
        BigInteger p = BigInteger.probablePrime(512, random).multiply(BigInteger.probablePrime(512, random));
        BigInteger q = BigInteger.probablePrime(1024, random);
        BigInteger p1 = p.subtract(BigInteger.ONE);
        BigInteger q1 = q.subtract(BigInteger.ONE);
        BigInteger d = e.modInverse(p1.multiply(q1));
        Map<String, String> members = new HashMap<>(Map.of("kty", "RSA"));
        Map.of("n", p.multiply(q), "e", e, "d", d, "p", p, "q", q)
                .forEach((name, number) -> members.put(name, Base64Url.encode(FixedWidth.minimal(number))));
        Map.of("dp", d.mod(p1), "dq", d.mod(q1), "qi", q.modInverse(p))
                .forEach((name, number) -> members.put(name, Base64Url.encode(FixedWidth.minimal(number))));
        assertThatThrownBy(() -> Jwk.keyPair(members))
                .isInstanceOf(PkiException.class)
                .hasMessageContaining("different keys");
    }

    private static KeyPair otherOfTheKind(KeyPair pair) {
        return TestKeys.other(pair == TestKeys.P384 ? new KeySpec.Ec(Curve.P384) : new KeySpec.Ed25519());
    }

    @Test
    void pointsOffTheCurveAndShortCoordinatesAreRefused() {
        Map<String, String> members = new HashMap<>(Jwk.publicMembers(TestKeys.P256.getPublic()));
        String y = members.put("y", members.get("x"));
        assertThatThrownBy(() -> Jwk.publicKey(members)).hasMessageContaining("not on the curve");
        members.put("y", y.substring(0, 40));
        assertThatThrownBy(() -> Jwk.publicKey(members)).hasMessageContaining("30 octets instead of 32");
        members.put("y", y + "=");
        assertThatThrownBy(() -> Jwk.publicKey(members)).hasMessageContaining("y is not base64url");
    }

    @Test
    void rsaKeysThatWouldBeSlowOrWeakAreRefused() {
        Map<String, String> members = new HashMap<>(RFC_7638);
        members.put("e", "AQ");
        assertThatThrownBy(() -> Jwk.publicKey(members)).hasMessageContaining("exponent");
        members.put("e", members.get("n"));
        assertThatThrownBy(() -> Jwk.publicKey(members)).hasMessageContaining("exponent");
        members.put("n", "-".repeat(10_000));
        assertThatThrownBy(() -> Jwk.publicKey(members)).hasMessageContaining("too long");
    }
}
