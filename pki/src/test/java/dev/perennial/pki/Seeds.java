package dev.perennial.pki;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Random;

/** Runs a property for many inputs, each made from its own seed, and names the seed that broke it. */
public final class Seeds {
    private Seeds() {}

    public interface Property {
        void check(Random random) throws Exception;
    }

    public static void forEach(int count, Property property) {
        for (long seed = 1; seed <= count; seed++) {
            try {
                property.check(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("with seed " + seed + ": " + e, e);
            }
        }
    }

    /** Randomness for key generation that is the same in every run. */
    public static SecureRandom secure(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
