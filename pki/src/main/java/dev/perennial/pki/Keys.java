package dev.perennial.pki;

import dev.perennial.pki.internal.Jca;
import dev.perennial.pki.internal.PrivateKeyInfo;
import dev.perennial.pki.internal.PublicKeyInfo;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.List;

/** Key pairs, made, read and written. */
public final class Keys {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192;
    private static final byte[] PROBE = {1};

    private Keys() {}

    /** RSA of 4096 bits takes seconds at times; the others a few milliseconds. */
    public static KeyPair generate(KeySpec spec, SecureRandom random) {
        return switch (spec) {
            case KeySpec.Rsa(int bits) -> {
                if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
                    throw new IllegalArgumentException("RSA keys are made of 2048 to 8192 bits, not " + bits);
                }
                yield generate("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4), random);
            }
            case KeySpec.Ec(Curve curve) -> generate("EC", new ECGenParameterSpec(curve.secName()), random);
            case KeySpec.Ed25519() -> generate("Ed25519", NamedParameterSpec.ED25519, random);
        };
    }

    private static KeyPair generate(String algorithm, AlgorithmParameterSpec spec, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(spec, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw Jca.missing(e);
        }
    }

    /**
     * The first private key of a PEM text, in PKCS #8, PKCS #1 or SEC 1; other blocks, such as the EC PARAMETERS that
     * old OpenSSL put in front, are passed over. RSA numbers are checked against each other. An EC public point in the
     * file is taken as it stands (see {@link #consistent}); a missing one is computed.
     */
    public static KeyPair fromPem(String pem) throws PkiException {
        for (PemBlock block : Pem.parse(pem)) {
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return PrivateKeyInfo.readPkcs8(block.der());
                }
                case "RSA PRIVATE KEY" -> {
                    return PrivateKeyInfo.readPkcs1(block.der());
                }
                case "EC PRIVATE KEY" -> {
                    return PrivateKeyInfo.readSec1(block.der());
                }
                case "ENCRYPTED PRIVATE KEY" -> throw new PkiException("private key: it is protected by a passphrase");
                default -> {}
            }
        }
        throw new PkiException("private key: the PEM text has none");
    }

    /** PKCS #8 exactly as OpenSSL writes it: 241 bytes for P-256, 306 for P-384. */
    public static String toPem(KeyPair pair) {
        try {
            return Pem.encode("PRIVATE KEY", PrivateKeyInfo.writePkcs8(pair));
        } catch (PkiException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** A SubjectPublicKeyInfo; the text whose MD5 names an account folder of Certbot. */
    public static String publicKeyPem(PublicKey key) {
        return Pem.encode("PUBLIC KEY", key.getEncoded());
    }

    public static PublicKey publicKeyFromPem(String pem) throws PkiException {
        return PublicKeyInfo.read(Pem.single(pem, "public key", List.of("PUBLIC KEY")));
    }

    /** Whether the certificate's key is the public half of this pair. */
    public static boolean match(KeyPair pair, PublicKey certificateKey) {
        return Arrays.equals(pair.getPublic().getEncoded(), certificateKey.getEncoded());
    }

    /** Whether the two halves of a pair belong together, proven by a signature; worth its millisecond before reusing a key from disk. */
    public static boolean consistent(KeyPair pair) {
        try {
            Signature signature =
                    Jca.signature(JwsAlgorithm.of(pair.getPublic()).jca());
            signature.initSign(pair.getPrivate());
            signature.update(PROBE);
            byte[] probe = signature.sign();
            signature.initVerify(pair.getPublic());
            signature.update(PROBE);
            return signature.verify(probe);
        } catch (PkiException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            return false; // for one, the JDK checks RSA signatures while it makes them, and factors may not be prime
        }
    }
}
