package dev.perennial.dns.recipe;

import java.util.List;
import java.util.Optional;

/** What a provider lets one change: which decides how one value is put beside others, and taken away alone. */
public sealed interface Model {
    /**
     * Each value is a record of its own, with an id.
     *
     * @param find lists records; {@code value} stands in each
     * @param remove by what {@code find} or {@code add} took
     * @param alone whether ids are places in a list that every change moves: then only one change of a zone is made at a time
     */
    record Records(Call add, Listing find, Pointer value, Call remove, boolean alone) implements Model {}

    /**
     * A value is added and removed by what it is.
     *
     * @param batch whether a call takes many: it uses the list {@code records}
     */
    record Values(Call add, Call remove, boolean batch) implements Model {}

    /**
     * All values of a name are one thing, read and written together.
     *
     * @param values where the values are in each thing that {@code read} finds: texts, or a list of texts
     * @param within where the text is in an element of that list; a list of texts is one text in parts
     * @param absent answers that say that there are none
     * @param blind answers that say that these credentials may not read: then what was put by us is taken for what is there
     * @param conflict answers to a change that say that somebody else has made another meanwhile: all begins again
     * @param write uses the list {@code values}, {@code old}, the things that were there, and {@code before}, their values
     * @param create the same where there were none; absent if that is the same call
     * @param clear where none are left; absent if an empty list does it
     */
    record Sets(
            Listing read,
            Pointer values,
            Optional<Pointer> within,
            List<Match> absent,
            List<Match> blind,
            List<Match> conflict,
            Call write,
            Optional<Call> create,
            Optional<Call> clear)
            implements Model {
        public Sets {
            absent = List.copyOf(absent);
            blind = List.copyOf(blind);
            conflict = List.copyOf(conflict);
        }
    }

    /**
     * All records of a zone are read and written together.
     *
     * @param value where it stands in each record
     * @param fresh a new one
     * @param write uses the list {@code records}
     */
    record Whole(Listing read, Pointer value, JsonTemplate fresh, Call write) implements Model {}

    /** There is room for one value. */
    record Slot(Call set, Optional<Call> clear) implements Model {}
}
