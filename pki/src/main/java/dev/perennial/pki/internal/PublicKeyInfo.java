package dev.perennial.pki.internal;

import dev.perennial.pki.Curve;
import dev.perennial.pki.PkiException;
import java.math.BigInteger;
import java.security.PublicKey;

/** Public keys in a SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7, RFC 3279, RFC 5480, RFC 8410). */
public final class PublicKeyInfo {
    private static final String WHAT = "public key";

    private PublicKeyInfo() {}

    public static PublicKey read(byte[] der) throws PkiException {
        DerReader info = DerReader.sequence(der, WHAT);
        DerReader algorithm = info.enter(Der.SEQUENCE);
        String oid = algorithm.oid();
        PublicKey key = switch (oid) {
            case Oid.RSA -> {
                algorithm.content(Der.NULL);
                DerReader bits = info.enterBits();
                DerReader numbers = bits.enter(Der.SEQUENCE);
                bits.end();
                BigInteger modulus = numbers.integer();
                BigInteger exponent = numbers.integer();
                numbers.end();
                yield RsaKeys.publicKey(modulus, exponent);
            }
            case Oid.EC -> {
                Curve curve = EcKeys.curveOfOid(algorithm.oid());
                yield EcKeys.publicKey(curve, EcKeys.decodePoint(info.bits(), curve));
            }
            case Oid.ED25519 -> EdKeys.publicKey(info.bits());
            default -> throw new PkiException(WHAT + ": keys of the algorithm " + oid + " are not supported");
        };
        algorithm.end();
        info.end();
        return key;
    }

    /** The algorithm of a SubjectPublicKeyInfo, without looking at the key itself. */
    public static String algorithm(DerReader outer) throws PkiException {
        DerReader info = outer.enter(Der.SEQUENCE);
        DerReader algorithm = info.enter(Der.SEQUENCE);
        String oid = algorithm.oid();
        if (algorithm.hasMore()) {
            algorithm.element();
        }
        algorithm.end();
        info.bits();
        info.end();
        return oid;
    }

    /** The subjectPublicKey bits, over which key identifiers are computed. */
    public static byte[] bits(byte[] der) throws PkiException {
        DerReader info = DerReader.sequence(der, WHAT);
        info.enter(Der.SEQUENCE);
        return info.bits();
    }
}
