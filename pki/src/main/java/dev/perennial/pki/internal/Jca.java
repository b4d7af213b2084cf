package dev.perennial.pki.internal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;

/** The algorithms every Java runtime of ours has; that one is missing is a fault of the installation, not of the input. */
public final class Jca {
    private Jca() {}

    public static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    static KeyFactory keyFactory(String algorithm) {
        try {
            return KeyFactory.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    public static Signature signature(String algorithm) {
        try {
            return Signature.getInstance(algorithm);
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    public static IllegalStateException missing(GeneralSecurityException e) {
        return new IllegalStateException("this Java runtime lacks an algorithm Perennial needs: " + e.getMessage(), e);
    }
}
