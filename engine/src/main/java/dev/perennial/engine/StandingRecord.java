package dev.perennial.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * A record in the DNS that has proven a name, and stays (dns-persist-01).
 *
 * @param name as requested, {@code *.} included
 * @param at the name of the record
 * @param accountUri what it calls the account
 * @param until when it proves nothing any more; absent if it has no end
 */
public record StandingRecord(String name, String at, String accountUri, Optional<Instant> until) {}
