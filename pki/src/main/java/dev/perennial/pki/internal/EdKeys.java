package dev.perennial.pki.internal;

import dev.perennial.pki.PkiException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Ed25519 keys from the 32 octets of RFC 8032, which is what files and JWKs hold. */
public final class EdKeys {
    static final int WIDTH = 32;

    private EdKeys() {}

    public static PublicKey publicKey(byte[] point) throws PkiException {
        requireWidth(point);
        try {
            return Jca.keyFactory("Ed25519").generatePublic(new X509EncodedKeySpec(spki(point)));
        } catch (InvalidKeySpecException e) {
            throw new PkiException("Ed25519 key: the public point is malformed", e);
        }
    }

    private static byte[] spki(byte[] point) {
        return Der.sequence(Der.sequence(Der.oid(Oid.ED25519)), Der.bits(point));
    }

    /** The last octets of the SubjectPublicKeyInfo are the point, in the encoding that JWK uses too (RFC 8037). */
    public static byte[] point(PublicKey key) {
        byte[] spki = key.getEncoded();
        return Arrays.copyOfRange(spki, spki.length - WIDTH, spki.length);
    }

    public static byte[] seed(EdECPrivateKey key) {
        return key.getBytes().orElseThrow(() -> new IllegalArgumentException("the private key cannot be exported"));
    }

    /**
     * The JDK has no public way from a seed to its point, but its generator asks the given source for exactly the seed.
     * Should a provider do otherwise, the comparison notices.
     */
    public static KeyPair pair(byte[] seed) throws PkiException {
        requireWidth(seed);
        KeyPair pair;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw Jca.missing(e);
        }
        if (!Arrays.equals(seed, seed((EdECPrivateKey) pair.getPrivate()))) {
            throw new IllegalStateException("this Java runtime cannot derive an Ed25519 key from its seed");
        }
        return pair;
    }

    private static void requireWidth(byte[] octets) throws PkiException {
        if (octets.length != WIDTH) {
            throw new PkiException("Ed25519 key: " + octets.length + " octets instead of 32");
        }
    }

    /** Hands out the seed instead of randomness. */
    private static final class Given extends SecureRandom {
        private final byte[] seed;

        Given(byte[] seed) {
            super(null, null);
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }
}
