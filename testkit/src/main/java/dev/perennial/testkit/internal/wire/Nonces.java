package dev.perennial.testkit.internal.wire;

import dev.perennial.pki.Base64Url;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Anti-replay nonces (RFC 8555 section 6.5): each is good for one request. The oldest die when there are too many, as
 * at large CAs, so that a client which hoards nonces meets badNonce. Thread-safe.
 */
public final class Nonces {
    private static final int OUTSTANDING = 65_536;
    private static final int BYTES = 16;

    private final RandomGenerator random;
    private final double rejection;
    private final Set<String> outstanding = new LinkedHashSet<>();

    /** {@code rejection} is the share of good nonces, 0 to 1, that are turned down all the same. */
    public Nonces(RandomGenerator random, double rejection) {
        this.random = random;
        this.rejection = rejection;
    }

    public synchronized String issue() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String nonce = Base64Url.encode(bytes);
        outstanding.add(nonce);
        if (outstanding.size() > OUTSTANDING) {
            Iterator<String> oldest = outstanding.iterator();
            oldest.next();
            oldest.remove();
        }
        return nonce;
    }

    /** True if the nonce was issued here, was not used before and is not among the unlucky. */
    public synchronized boolean redeem(String nonce) {
        return outstanding.remove(nonce) && random.nextDouble() >= rejection;
    }

    public synchronized void expireAll() {
        outstanding.clear();
    }
}
