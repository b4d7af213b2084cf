package dev.perennial.cli.console;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Randomness that costs nothing until it is used: looking up the security providers takes 18 ms. Thread-safe. */
final class LazyRandom implements RandomGenerator {
    private @Nullable SecureRandom source;

    @Override
    public synchronized long nextLong() {
        SecureRandom current = source;
        if (current == null) {
            current = new SecureRandom();
            source = current;
        }
        return current.nextLong();
    }
}
