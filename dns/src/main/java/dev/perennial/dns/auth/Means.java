package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiSender;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What schemes use of the world; files aside, which they read where a parameter names one.
 *
 * @param sender for tokens, which some schemes fetch from other hosts than the provider's API
 */
record Means(InstantSource clock, RandomGenerator random, ApiSender sender, Map<String, String> environment) {

    /** The variable's value; an empty one is as good as none. */
    String environment(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    /** As a UUID is written: 122 random bits. */
    String nonce() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (2L << 62);
        return new UUID(high, low).toString();
    }

    /** Without the values of the environment, of which some are secrets. */
    @Override
    public String toString() {
        return "clock, randomness, sender, " + environment.keySet();
    }
}
