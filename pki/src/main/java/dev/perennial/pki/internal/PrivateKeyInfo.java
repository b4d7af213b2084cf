package dev.perennial.pki.internal;

import dev.perennial.pki.Curve;
import dev.perennial.pki.PkiException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import org.jspecify.annotations.Nullable;

/** Private keys in PKCS #8 (RFC 5958), PKCS #1 (RFC 8017) and SEC 1 (RFC 5915). */
public final class PrivateKeyInfo {
    private static final String WHAT = "private key";

    private PrivateKeyInfo() {}

    public static KeyPair readPkcs8(byte[] der) throws PkiException {
        DerReader info = DerReader.sequence(der, WHAT);
        int version = info.smallInteger();
        DerReader algorithm = info.enter(Der.SEQUENCE);
        String oid = algorithm.oid();
        KeyPair pair = switch (oid) {
            case Oid.RSA -> {
                algorithm.content(Der.NULL);
                yield rsa(info.enterOctets());
            }
            case Oid.EC -> ec(info.enterOctets(), EcKeys.curveOfOid(algorithm.oid()));
            case Oid.ED25519 -> {
                DerReader inner = info.enterOctets();
                byte[] seed = inner.octets(Der.OCTET_STRING);
                inner.end();
                yield EdKeys.pair(seed);
            }
            default -> throw new PkiException(WHAT + ": keys of the algorithm " + oid + " are not supported");
        };
        algorithm.end();
        if (info.at(Der.contextConstructed(0))) {
            info.element(); // attributes, of which none matters here
        }
        if (version == 1 && info.at(Der.context(1))) {
            info.element(); // the public key, which was derived above
        }
        info.end();
        return pair;
    }

    public static KeyPair readPkcs1(byte[] der) throws PkiException {
        DerReader outer = DerReader.over(der, WHAT);
        KeyPair pair = rsa(outer);
        outer.end();
        return pair;
    }

    public static KeyPair readSec1(byte[] der) throws PkiException {
        DerReader outer = DerReader.over(der, WHAT);
        KeyPair pair = ec(outer, null);
        outer.end();
        return pair;
    }

    private static KeyPair rsa(DerReader outer) throws PkiException {
        DerReader key = outer.enter(Der.SEQUENCE);
        outer.end();
        if (key.smallInteger() != 0) {
            throw key.error("is an RSA key of more than two primes");
        }
        BigInteger[] numbers = new BigInteger[8];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = key.integer();
        }
        key.end();
        return RsaKeys.pair(
                numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]);
    }

    /** The public point is taken as it stands if there is one; {@code Keys.consistent} tells whether it belongs. */
    private static KeyPair ec(DerReader outer, @Nullable Curve named) throws PkiException {
        DerReader key = outer.enter(Der.SEQUENCE);
        outer.end();
        if (key.smallInteger() != 1) {
            throw key.error("is an EC key of an unknown version");
        }
        byte[] scalar = key.octets(Der.OCTET_STRING);
        Curve curve = named;
        if (key.at(Der.contextConstructed(0))) {
            DerReader parameters = key.enter(Der.contextConstructed(0));
            Curve inside = EcKeys.curveOfOid(parameters.oid());
            parameters.end();
            if (named != null && named != inside) {
                throw key.error("names two different curves");
            }
            curve = inside;
        }
        if (curve == null) {
            throw key.error("does not name its curve");
        }
        byte @Nullable [] point = null;
        if (key.at(Der.contextConstructed(1))) {
            DerReader publicKey = key.enter(Der.contextConstructed(1));
            point = publicKey.bits();
            publicKey.end();
        }
        key.end();
        // Some writers leave out leading zero octets of the scalar, against RFC 5915 section 3; OpenSSL reads them too.
        return EcKeys.pair(
                curve,
                FixedWidth.read(scalar, curve.bytes(), WHAT),
                point == null ? null : EcKeys.decodePoint(point, curve));
    }

    /**
     * As OpenSSL writes it: an EC key carries its public point, which {@code PrivateKey.getEncoded} leaves out, and does
     * not repeat the curve.
     */
    public static byte[] writePkcs8(KeyPair pair) throws PkiException {
        return switch (pair.getPrivate()) {
            case RSAPrivateCrtKey rsa -> info(Der.sequence(Der.oid(Oid.RSA), Der.nothing()), pkcs1(rsa));
            case ECPrivateKey ec -> {
                Curve curve = EcKeys.curve(ec.getParams());
                byte[] point = EcKeys.encodePoint((ECPublicKey) pair.getPublic(), curve);
                byte[] sec1 = Der.sequence(
                        Der.integer(1),
                        Der.octets(FixedWidth.of(ec.getS(), curve.bytes())),
                        Der.element(Der.contextConstructed(1), Der.bits(point)));
                yield info(Der.sequence(Der.oid(Oid.EC), Der.oid(EcKeys.oid(curve))), sec1);
            }
            case EdECPrivateKey ed -> info(Der.sequence(Der.oid(Oid.ED25519)), Der.octets(EdKeys.seed(ed)));
            default -> throw new PkiException(WHAT + ": only RSA, EC and Ed25519 keys can be written");
        };
    }

    private static byte[] info(byte[] algorithm, byte[] key) {
        return Der.sequence(Der.integer(0), algorithm, Der.octets(key));
    }

    private static byte[] pkcs1(RSAPrivateCrtKey key) {
        return Der.sequence(
                Der.integer(0),
                Der.integer(key.getModulus()),
                Der.integer(key.getPublicExponent()),
                Der.integer(key.getPrivateExponent()),
                Der.integer(key.getPrimeP()),
                Der.integer(key.getPrimeQ()),
                Der.integer(key.getPrimeExponentP()),
                Der.integer(key.getPrimeExponentQ()),
                Der.integer(key.getCrtCoefficient()));
    }
}
