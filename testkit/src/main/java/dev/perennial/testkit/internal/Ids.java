package dev.perennial.testkit.internal;

import dev.perennial.pki.Base64Url;
import java.util.random.RandomGenerator;

/** Makes the random names of things. Thread-safe if its generator is. */
public record Ids(RandomGenerator random) {
    private static final int ID_BYTES = 9;
    /** RFC 8555 section 8.3 wants at least 128 bits. */
    private static final int TOKEN_BYTES = 32;

    public String next() {
        return text(ID_BYTES);
    }

    public String token() {
        return text(TOKEN_BYTES);
    }

    private String text(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64Url.encode(bytes);
    }
}
