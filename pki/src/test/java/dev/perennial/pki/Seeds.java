package dev.perennial.pki;

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

    public static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
