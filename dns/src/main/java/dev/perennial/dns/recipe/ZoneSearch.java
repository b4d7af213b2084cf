package dev.perennial.dns.recipe;

import java.util.List;
import java.util.Map;

/** How the zone of a name is found at the provider. */
public sealed interface ZoneSearch {
    /**
     * One candidate after another is asked for, the longest first.
     *
     * @param take what the answer must have, else the candidate is none
     * @param no answers that say so; any other that is no success is a failure
     */
    record Walk(Call call, Map<String, Source> take, List<Match> no) implements ZoneSearch {
        public Walk {
            no = List.copyOf(no);
        }
    }

    /**
     * All zones are listed.
     *
     * @param name where in each its name stands
     */
    record All(Listing listing, Pointer name) implements ZoneSearch {}

    /** The provider need not be told: it finds the zone itself, or the DNS has it. */
    record ByDns() implements ZoneSearch {}
}
