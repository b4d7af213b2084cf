package dev.perennial.engine;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What to know of records that stay in the DNS (dns-persist-01).
 *
 * @param lookup asked only where an authority offers to take such a record
 * @param former what records call accounts that are not in use here any more; asked only where a record is for another
 *     account than ours
 */
public record StandingRecords(TextLookup lookup, Supplier<Set<String>> former) {
    /** No record is looked for. */
    public static final StandingRecords NONE = new StandingRecords(TextLookup.NONE, Set::of);
}
