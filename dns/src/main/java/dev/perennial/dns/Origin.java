package dev.perennial.dns;

/**
 * The challenge that a record answers, for those that make the record of it themselves: other clients' users have programs
 * that are told of challenges.
 *
 * @param domain to be proven, without {@code *.}
 */
public record Origin(String domain, String token, String keyAuthorization) {}
