package dev.perennial.pki.internal;

import dev.perennial.pki.Curve;
import dev.perennial.pki.PkiException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import org.jspecify.annotations.Nullable;

/** EC keys from their numbers, and points as SEC 1 writes them. */
public final class EcKeys {
    private static final int UNCOMPRESSED = 4;

    private EcKeys() {}

    public static Curve curve(ECParameterSpec params) throws PkiException {
        for (Curve curve : Curve.values()) {
            if (params.getOrder().bitLength() > 8 * (curve.bytes() - 1)
                    && params.getOrder().bitLength() <= 8 * curve.bytes()
                    && isSame(params, params(curve))) {
                return curve;
            }
        }
        throw new PkiException("EC key: only P-256, P-384 and P-521 are supported");
    }

    private static boolean isSame(ECParameterSpec a, ECParameterSpec b) {
        return a.getOrder().equals(b.getOrder())
                && a.getCurve().equals(b.getCurve())
                && a.getGenerator().equals(b.getGenerator());
    }

    static ECParameterSpec params(Curve curve) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(curve.secName()));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw Jca.missing(e);
        }
    }

    static String oid(Curve curve) {
        return switch (curve) {
            case P256 -> "1.2.840.10045.3.1.7";
            case P384 -> "1.3.132.0.34";
            case P521 -> "1.3.132.0.35";
        };
    }

    static Curve curveOfOid(String oid) throws PkiException {
        for (Curve curve : Curve.values()) {
            if (oid(curve).equals(oid)) {
                return curve;
            }
        }
        throw new PkiException("EC key: only P-256, P-384 and P-521 are supported, not the curve " + oid);
    }

    /** {@code 04 || X || Y} (SEC 1 section 2.3.3), the only form OpenSSL writes unasked and TLS still allows. */
    static byte[] encodePoint(ECPublicKey key, Curve curve) {
        byte[] out = new byte[1 + 2 * curve.bytes()];
        out[0] = UNCOMPRESSED;
        byte[] x = FixedWidth.of(key.getW().getAffineX(), curve.bytes());
        byte[] y = FixedWidth.of(key.getW().getAffineY(), curve.bytes());
        System.arraycopy(x, 0, out, 1, x.length);
        System.arraycopy(y, 0, out, 1 + x.length, y.length);
        return out;
    }

    static ECPoint decodePoint(byte[] encoded, Curve curve) throws PkiException {
        int width = curve.bytes();
        if (encoded.length != 1 + 2 * width || encoded[0] != UNCOMPRESSED) {
            throw new PkiException("EC key: the public point is not in uncompressed form");
        }
        return new ECPoint(new BigInteger(1, encoded, 1, width), new BigInteger(1, encoded, 1 + width, width));
    }

    public static PublicKey publicKey(Curve curve, ECPoint point) throws PkiException {
        ECParameterSpec params = params(curve);
        if (!new EcMath(params).onCurve(point)) {
            throw new PkiException("EC key: the public point is not on the curve " + curve.jwkName());
        }
        return make(factory -> factory.generatePublic(new ECPublicKeySpec(point, params)));
    }

    /** A pair whose public half is computed from the scalar if absent, which takes a millisecond or more. */
    public static KeyPair pair(Curve curve, BigInteger scalar, @Nullable ECPoint point) throws PkiException {
        ECParameterSpec params = params(curve);
        if (scalar.signum() <= 0 || scalar.compareTo(params.getOrder()) >= 0) {
            throw new PkiException("EC key: the private number is out of range");
        }
        PublicKey publicKey = publicKey(curve, point != null ? point : new EcMath(params).publicPoint(scalar));
        return new KeyPair(publicKey, make(factory -> factory.generatePrivate(new ECPrivateKeySpec(scalar, params))));
    }

    private static <K> K make(Maker<K> maker) throws PkiException {
        try {
            return maker.make(Jca.keyFactory("EC"));
        } catch (InvalidKeySpecException e) {
            throw new PkiException("EC key: refused by the Java runtime", e);
        }
    }

    private interface Maker<K> {
        K make(KeyFactory factory) throws InvalidKeySpecException;
    }
}
