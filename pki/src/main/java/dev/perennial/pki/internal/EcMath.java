package dev.perennial.pki.internal;

import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/**
 * The arithmetic the JDK keeps to itself: is a point on a curve, and which public point belongs to a private scalar.
 * For prime curves with a = -3, which the NIST curves are. Not constant in time; it only ever works on a key the user's
 * own file holds, once, when that file lacks the public half.
 */
final class EcMath {
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final ECParameterSpec params;
    private final BigInteger p;

    EcMath(ECParameterSpec params) {
        this.params = params;
        this.p = ((ECFieldFp) params.getCurve().getField()).getP();
    }

    boolean onCurve(ECPoint point) {
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        return x.signum() >= 0
                && y.signum() >= 0
                && x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.multiply(y).mod(p).equals(rightSide(x));
    }

    /** The right side of the curve equation: x^3 + ax + b. */
    private BigInteger rightSide(BigInteger x) {
        return x.multiply(x)
                .add(params.getCurve().getA())
                .multiply(x)
                .add(params.getCurve().getB())
                .mod(p);
    }

    /**
     * scalar * G, for 0 &lt; scalar &lt; order, by double-and-add from the highest bit. Jacobian coordinates (X/Z^2, Y/Z^3)
     * leave one inversion for the end. The accumulator before an addition is an even multiple of G other than 0 and
     * order-1, so it never meets G or -G and the addition needs no special cases.
     */
    ECPoint publicPoint(BigInteger scalar) {
        Jacobian g = new Jacobian(
                params.getGenerator().getAffineX(), params.getGenerator().getAffineY(), BigInteger.ONE);
        Jacobian sum = g;
        for (int bit = scalar.bitLength() - 2; bit >= 0; bit--) {
            sum = twice(sum);
            if (scalar.testBit(bit)) {
                sum = plus(sum, g);
            }
        }
        BigInteger inverse = sum.z.modInverse(p);
        BigInteger square = times(inverse, inverse);
        return new ECPoint(times(sum.x, square), times(sum.y, times(square, inverse)));
    }

    private Jacobian twice(Jacobian a) {
        BigInteger delta = times(a.z, a.z);
        BigInteger gamma = times(a.y, a.y);
        BigInteger beta = times(a.x, gamma);
        BigInteger alpha = times(THREE, times(a.x.subtract(delta), a.x.add(delta)));
        BigInteger x = times(alpha, alpha).subtract(beta.shiftLeft(3)).mod(p);
        BigInteger yz = a.y.add(a.z);
        BigInteger z = times(yz, yz).subtract(gamma).subtract(delta).mod(p);
        BigInteger y = times(alpha, beta.shiftLeft(2).subtract(x))
                .subtract(times(gamma, gamma).shiftLeft(3))
                .mod(p);
        return new Jacobian(x, y, z);
    }

    /** Mixed addition: the z of b is 1. */
    private Jacobian plus(Jacobian a, Jacobian b) {
        BigInteger zz = times(a.z, a.z);
        BigInteger h = times(b.x, zz).subtract(a.x).mod(p);
        BigInteger r = times(b.y, times(zz, a.z)).subtract(a.y).mod(p);
        BigInteger hh = times(h, h);
        BigInteger hhh = times(h, hh);
        BigInteger v = times(a.x, hh);
        BigInteger x = times(r, r).subtract(hhh).subtract(v.shiftLeft(1)).mod(p);
        BigInteger y = times(r, v.subtract(x)).subtract(times(a.y, hhh)).mod(p);
        return new Jacobian(x, y, times(a.z, h));
    }

    private BigInteger times(BigInteger a, BigInteger b) {
        return a.multiply(b).mod(p);
    }

    private record Jacobian(BigInteger x, BigInteger y, BigInteger z) {}
}
