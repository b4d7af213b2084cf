package dev.perennial.dns;

import java.util.List;
import java.util.Set;

/**
 * A question followed through CNAMEs to its end.
 *
 * @param hops a survey for the name, and one for each alias's target
 */
public record Resolution(Question question, List<Survey> hops, Ending ending) {
    /** How it ended. */
    public enum Ending {
        /** There are records. */
        FOUND,
        /** The last name has none of this type. */
        NO_DATA,
        NO_SUCH_NAME,
        /** An alias leads back to a name before it. */
        LOOP,
        /** More aliases than a CA would follow. */
        TOO_MANY_ALIASES,
        /** Nobody who should know could be heard. */
        NO_ANSWER
    }

    public Resolution {
        hops = List.copyOf(hops);
    }

    public Survey last() {
        return hops.getLast();
    }

    /** At the end; empty unless something was found. */
    public Set<RecordData> data() {
        return ending == Ending.FOUND ? last().data() : Set.of();
    }

    /** The names on the way, from the one asked about to the last. */
    public List<String> names() {
        return hops.stream().map(hop -> hop.question().name()).toList();
    }
}
