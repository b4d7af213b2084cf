package dev.perennial.dns.internal;

/**
 * An answer to a message that may have been signed.
 *
 * @param words the server's own, such as {@code SERVFAIL}; for {@link Verdict#BAD_TIME} the time it has, if it says so
 * @param start whether it holds, with authority, the SOA record that was asked for
 */
public record Reply(Verdict verdict, String words, boolean start) {}
