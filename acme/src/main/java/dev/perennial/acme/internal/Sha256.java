package dev.perennial.acme.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of all challenge types. */
public final class Sha256 {
    private Sha256() {}

    public static byte[] of(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    public static byte[] of(String ascii) {
        return of(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
