package dev.perennial.engine;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What to know of records that stay in the DNS (dns-persist-01).
 *
 * @param lookup asked only where an authority offers to take such a record
 * @param remedy what to do where there is none; asked only then
 * @param former what records call accounts that are not in use here any more; asked only where a record is for another
 *     account than ours
 */
public record StandingRecords(TextLookup lookup, Remedy remedy, Supplier<Set<String>> former) {
    /** What to do about a record that is not there. */
    @FunctionalInterface
    public interface Remedy {
        /**
         * A sentence.
         *
         * @param domain that it is for
         * @param wildcard whether it has to be for the wildcard, too
         * @param line of a zone file, for the account in use
         */
        String of(String domain, boolean wildcard, String line);
    }

    /** No record is looked for. */
    public static final StandingRecords NONE =
            new StandingRecords(TextLookup.NONE, (domain, wildcard, line) -> "Publish it: " + line + '.', Set::of);
}
