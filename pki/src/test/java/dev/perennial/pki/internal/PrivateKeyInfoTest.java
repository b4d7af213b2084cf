package dev.perennial.pki.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.PkiException;
import dev.perennial.pki.Seeds;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import org.junit.jupiter.api.Test;

/** Spellings of a private key that other programs write, and some that nobody should. */
class PrivateKeyInfoTest {
    private static final byte[] VERSION = Der.integer(1);
    private static final byte[] P256 = Der.oid("1.2.840.10045.3.1.7");
    private static final byte[] P384 = Der.oid("1.3.132.0.34");

    private static byte[] curve(byte[] oid) {
        return Der.element(Der.contextConstructed(0), oid);
    }

    private static byte[] scalar(int value) {
        return Der.octets(FixedWidth.of(BigInteger.valueOf(value), 32));
    }

    private static byte[] pkcs8Ec(byte[]... sec1) {
        return Der.sequence(Der.integer(0), Der.sequence(Der.oid(Oid.EC), P256), Der.octets(Der.sequence(sec1)));
    }

    @Test
    void theJdksOwnEncodingIsRead() throws Exception {
        for (Curve curve : Curve.values()) {
            KeyPair pair = Keys.generate(new KeySpec.Ec(curve), Seeds.secure(1));
            KeyPair read = PrivateKeyInfo.readPkcs8(pair.getPrivate().getEncoded());
            assertThat(read.getPublic()).isEqualTo(pair.getPublic());
        }
        KeyPair ed = Keys.generate(new KeySpec.Ed25519(), Seeds.secure(1));
        assertThat(PrivateKeyInfo.readPkcs8(ed.getPrivate().getEncoded()).getPublic())
                .isEqualTo(ed.getPublic());
    }

    @Test
    void anEd25519KeyWithItsPublicHalfBesideItIsRead() throws Exception {
        KeyPair pair = Keys.generate(new KeySpec.Ed25519(), Seeds.secure(1));
        DerReader plain = DerReader.sequence(pair.getPrivate().getEncoded(), "test");
        plain.integer();
        byte[] rest = new Span(plain.element().from(), plain.element().to()).of(plain.whole());
        byte[] version2 = Der.sequence(VERSION, rest, Der.element(Der.context(1), new byte[33])); // RFC 5958
        assertThat(PrivateKeyInfo.readPkcs8(version2).getPublic()).isEqualTo(pair.getPublic());
    }

    @Test
    void theCurveMayBeRepeatedAndTheScalarShort() throws Exception {
        ECPublicKey one = (ECPublicKey) PrivateKeyInfo.readPkcs8(pkcs8Ec(VERSION, scalar(1), curve(P256)))
                .getPublic();
        assertThat(one.getW()).isEqualTo(one.getParams().getGenerator());
        KeyPair shortened = PrivateKeyInfo.readPkcs8(pkcs8Ec(VERSION, Der.octets(new byte[] {1})));
        assertThat(shortened.getPublic()).isEqualTo(one);
        assertThat(((ECPrivateKey) shortened.getPrivate()).getS()).isEqualTo(BigInteger.ONE);
    }

    @Test
    void impossibleEcKeysAreRefused() {
        byte[] offCurve = Der.element(Der.contextConstructed(1), Der.bits(uncompressedZeros()));
        byte[] infinity = Der.element(Der.contextConstructed(1), Der.bits(new byte[1]));
        byte[] order = Der.octets(FixedWidth.of(EcKeys.params(Curve.P256).getOrder(), 32));
        assertRefused("two different curves", pkcs8Ec(VERSION, scalar(1), curve(P384)));
        assertRefused("out of range", pkcs8Ec(VERSION, scalar(0)));
        assertRefused("out of range", pkcs8Ec(VERSION, order));
        assertRefused("too long", pkcs8Ec(VERSION, Der.octets(new byte[33])));
        assertRefused("not on the curve", pkcs8Ec(VERSION, scalar(1), offCurve));
        assertRefused("uncompressed", pkcs8Ec(VERSION, scalar(1), infinity));
        assertRefused("version", pkcs8Ec(Der.integer(2), scalar(1)));
        assertRefused("left over", pkcs8Ec(VERSION, scalar(1), curve(P256), Der.nothing()));
        assertThatThrownBy(() -> PrivateKeyInfo.readSec1(Der.sequence(VERSION, scalar(1))))
                .hasMessageContaining("does not name its curve");
        assertThatThrownBy(() -> PrivateKeyInfo.readSec1(
                        Der.sequence(VERSION, scalar(1), curve(Der.oid("1.3.132.0.10"))))) // secp256k1
                .hasMessageContaining("1.3.132.0.10");
    }

    private static byte[] uncompressedZeros() {
        byte[] point = new byte[65];
        point[0] = 4;
        return point;
    }

    private static void assertRefused(String complaint, byte[] pkcs8) {
        assertThatThrownBy(() -> PrivateKeyInfo.readPkcs8(pkcs8))
                .isInstanceOf(PkiException.class)
                .hasMessageContaining(complaint);
    }
}
