package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;

/** RSA keys from their numbers, checked as far as arithmetic can do it cheaply; primality is not tested. */
public final class RsaKeys {
    private static final int MIN_BITS = 1024;
    private static final int MAX_BITS = 16384;

    /** 64 bits is what the JDK and browsers allow; a longer one only serves to make verification slow. */
    private static final int MAX_EXPONENT_BITS = 64;

    private RsaKeys() {}

    public static PublicKey publicKey(BigInteger n, BigInteger e) throws PkiException {
        require(n.signum() > 0 && n.testBit(0), "the modulus is even or not positive");
        require(n.bitLength() >= MIN_BITS && n.bitLength() <= MAX_BITS, "the modulus is not of 1024 to 16384 bits");
        require(
                e.compareTo(BigInteger.TWO) > 0 && e.testBit(0) && e.bitLength() <= MAX_EXPONENT_BITS,
                "the public exponent is even, 1 or longer than 64 bits");
        try {
            return factory().generatePublic(new RSAPublicKeySpec(n, e));
        } catch (InvalidKeySpecException refused) {
            throw new PkiException("RSA key: refused by the Java runtime", refused);
        }
    }

    /** The eight numbers in the order of PKCS #1 (RFC 8017 section A.1.2). */
    public static KeyPair pair(
            BigInteger n,
            BigInteger e,
            BigInteger d,
            BigInteger p,
            BigInteger q,
            BigInteger dp,
            BigInteger dq,
            BigInteger qi)
            throws PkiException {
        PublicKey publicKey = publicKey(n, e);
        BigInteger one = BigInteger.ONE;
        require(p.compareTo(one) > 0 && q.compareTo(one) > 0 && p.multiply(q).equals(n), "p times q is not n");
        BigInteger p1 = p.subtract(one);
        BigInteger q1 = q.subtract(one);
        require(d.signum() > 0 && d.compareTo(n) < 0, "d is out of range");
        require(d.mod(p1).equals(dp) && d.mod(q1).equals(dq), "dp or dq does not belong to d");
        require(e.multiply(dp).mod(p1).equals(one) && e.multiply(dq).mod(q1).equals(one), "d does not belong to e");
        require(qi.signum() > 0 && qi.multiply(q).mod(p).equals(one), "qi does not belong to p and q");
        try {
            return new KeyPair(
                    publicKey, factory().generatePrivate(new RSAPrivateCrtKeySpec(n, e, d, p, q, dp, dq, qi)));
        } catch (InvalidKeySpecException refused) {
            throw new PkiException("RSA key: refused by the Java runtime", refused);
        }
    }

    private static KeyFactory factory() {
        return Jca.keyFactory("RSA");
    }

    private static void require(boolean condition, String complaint) throws PkiException {
        if (!condition) {
            throw new PkiException("RSA key: " + complaint);
        }
    }
}
