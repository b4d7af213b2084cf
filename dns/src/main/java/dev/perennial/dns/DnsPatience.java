package dev.perennial.dns;

import java.time.Duration;

/**
 * How long one question to one server may take.
 *
 * @param attempt how long to wait for a datagram, and for a whole conversation by TCP
 * @param attempts how often to send a datagram, since some get lost
 */
public record DnsPatience(Duration attempt, int attempts) {
    /** As CAs have it: they do not wait for slow servers either. */
    public static final DnsPatience USUAL = new DnsPatience(Duration.ofMillis(2500), 2);
}
