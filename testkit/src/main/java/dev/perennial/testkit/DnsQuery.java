package dev.perennial.testkit;

import java.time.Instant;

/** A question that was put to the DNS; the name in lower case without a final dot, the type as "TXT". */
public record DnsQuery(Instant at, String name, String type) {}
