package dev.perennial.dns.auth;

import dev.perennial.dns.api.ApiSender;
import java.time.InstantSource;
import java.util.Map;
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

    /** So many random bytes in hex, for a nonce. */
    String nonce(int bytes) {
        byte[] nonce = new byte[bytes];
        random.nextBytes(nonce);
        return Digests.hex(nonce);
    }
}
