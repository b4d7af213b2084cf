package dev.perennial.dns;

/**
 * A server that takes changes, and the key it takes them by.
 *
 * @param signsQueries whether questions are signed too, for servers that show a zone to holders of a key only
 * @param source the file that says all this, for messages
 */
public record Rfc2136Account(NameServer server, TsigKey key, boolean signsQueries, String source) {}
