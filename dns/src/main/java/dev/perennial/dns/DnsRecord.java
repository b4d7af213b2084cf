package dev.perennial.dns;

import java.time.Duration;

/**
 * A record of an answer.
 *
 * @param owner in lower case without a final dot
 * @param ttl how long it may be remembered
 */
public record DnsRecord(String owner, RecordType type, Duration ttl, RecordData data) {}
