package dev.perennial.pki.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perennial.pki.Curve;
import dev.perennial.pki.KeySpec;
import dev.perennial.pki.Keys;
import dev.perennial.pki.Seeds;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcMathTest {
    @ParameterizedTest
    @EnumSource(Curve.class)
    void publicPointsAreThoseOfTheJdk(Curve curve) {
        EcMath math = new EcMath(EcKeys.params(curve));
        SecureRandom secure = Seeds.secure(3);
        Seeds.forEach(100, random -> {
            KeyPair pair = Keys.generate(new KeySpec.Ec(curve), secure);
            ECPoint point = ((ECPublicKey) pair.getPublic()).getW();
            assertThat(math.publicPoint(((ECPrivateKey) pair.getPrivate()).getS()))
                    .isEqualTo(point);
            assertThat(math.onCurve(point)).isTrue();
        });
    }

    /** Multiples next to 0, where a general addition formula would meet its special cases. */
    @ParameterizedTest
    @EnumSource(Curve.class)
    void theSmallestAndLargestScalarsAreRight(Curve curve) {
        ECParameterSpec params = EcKeys.params(curve);
        EcMath math = new EcMath(params);
        assertThat(math.publicPoint(BigInteger.ONE)).isEqualTo(params.getGenerator());
        for (int scalar = 1; scalar < 20; scalar++) {
            ECPoint point = math.publicPoint(BigInteger.valueOf(scalar));
            ECPoint mirrored = math.publicPoint(params.getOrder().subtract(BigInteger.valueOf(scalar)));
            assertThat(math.onCurve(point)).isTrue();
            assertThat(mirrored.getAffineX()).isEqualTo(point.getAffineX());
            assertThat(mirrored.getAffineY()).isNotEqualTo(point.getAffineY());
            assertThat(math.onCurve(mirrored)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Curve.class)
    void pointsBesideTheCurveAreNoticed(Curve curve) {
        ECParameterSpec params = EcKeys.params(curve);
        EcMath math = new EcMath(params);
        BigInteger x = params.getGenerator().getAffineX();
        BigInteger y = params.getGenerator().getAffineY();
        BigInteger huge = BigInteger.ONE.shiftLeft(8 * curve.bytes());
        assertThat(math.onCurve(new ECPoint(x.add(BigInteger.ONE), y))).isFalse();
        assertThat(math.onCurve(new ECPoint(BigInteger.ZERO, BigInteger.ZERO))).isFalse();
        assertThat(math.onCurve(new ECPoint(x, y.add(huge)))).isFalse();
        assertThat(math.onCurve(new ECPoint(x, y.negate()))).isFalse();
    }
}
