package dev.perennial.dns;

import dev.perennial.engine.SolverException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where records of some zones can be put, over the network. Any number of threads; an implementer must not assume that
 * nobody else has records at the same names.
 */
public interface DnsProvider {
    /** As users select it: {@code dns-rfc2136}. */
    String name();

    /** What a user should check when the authority did not find the records: one sentence. */
    String hint();

    /** Who knows the records first, for machines that reach no authoritative server; empty if nobody can be asked. */
    List<NameServer> takers();

    /** How long its servers may take until all have a change. */
    default Duration patience() {
        // Most servers have a change within seconds; some are told of it by a timer, of minutes.
        return Duration.ofMinutes(10);
    }

    /**
     * Whether it has a zone for this name and knows these credentials. Asks over the network and changes nothing.
     *
     * @param name in lower case without a final dot
     * @return the zone; absent if that cannot be asked
     * @throws SolverException if not: says why
     */
    default Optional<String> zoneOf(String name) throws SolverException, InterruptedException {
        return Optional.empty();
    }

    /**
     * Adds records beside what is there. If it throws, for whatever reason, some may be there: then {@link #remove} of the
     * same records is called, too.
     */
    void add(List<TxtRecord> records) throws SolverException, InterruptedException;

    /**
     * Removes these values and no other; of those that {@link #add} may have put. The others are as good as removed.
     *
     * @throws SolverException if something could not be removed: says what, and where it still is
     */
    void remove(List<TxtRecord> records) throws SolverException, InterruptedException;

    /**
     * Takes records that an earlier process has put as if this one had, so that {@link #remove} removes them. Touches
     * nothing.
     *
     * @return false if only what was added by this process can be removed
     */
    default boolean adopt(List<TxtRecord> records) {
        return false;
    }
}
