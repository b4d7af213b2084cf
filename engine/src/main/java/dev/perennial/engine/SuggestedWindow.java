package dev.perennial.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;

/**
 * When the certificate authority would like one certificate to be renewed (RFC 9773 section 4.2). What it says is
 * not trusted: {@link #plausible} tells whether it can be an answer at all.
 *
 * @param certId of the certificate this window was given for (RFC 9773 section 4.1)
 */
public record SuggestedWindow(String certId, Instant start, Instant end) {
    private static final Duration LONGEST = Duration.ofDays(36525);

    /**
     * Whether this window can be followed for a certificate that ends at {@code notAfter}. A window that ends before
     * it starts is no window, and one that reaches beyond the certificate's end would let it run out. A window in
     * the past is fine: it is how an authority says "now".
     */
    public boolean plausible(Instant notAfter) {
        return start.isBefore(end)
                && !end.isAfter(notAfter)
                && Duration.between(start, end).compareTo(LONGEST) <= 0;
    }

    /**
     * The instant in this window at which to renew, to the millisecond. Derived from certificate and window, so
     * that every process that asks gets the same answer without anything being stored; drawing again at each wake-up would bunch renewals at
     * the window's start.
     */
    public Instant chosen() {
        byte[] digest = sha256(certId + '\n' + start + '\n' + end);
        double fraction = (ByteBuffer.wrap(digest).getLong() >>> 11) * 0x1.0p-53;
        long width = Math.max(0, Duration.between(start, end).toMillis());
        return start.plusMillis((long) (fraction * width));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
