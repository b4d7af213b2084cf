package dev.perennial.dns.bridge;

import dev.perennial.dns.TxtRecord;
import dev.perennial.engine.SolverException;
import java.util.List;

/** What other people have made to put records and to take them away. Called by one thread at a time. */
interface Delegate {
    /** As users select it: {@code dns-exec}. */
    String name();

    /** What a user should check when the authority did not find the records: one sentence. */
    String hint();

    /** Whether one call is for all records of a certificate, not for one. */
    default boolean takesMany() {
        return false;
    }

    /**
     * Before the first call for them.
     *
     * @throws SolverException if one of them cannot be put whatever is tried
     */
    void check(List<TxtRecord> records) throws SolverException, InterruptedException;

    /**
     * Has them put or taken away, by a process or over the network.
     *
     * @return the complaint, one sentence or more; empty if it worked
     * @throws SolverException if it could not even be tried, so that nothing has changed
     */
    String call(boolean add, List<TxtRecord> records) throws SolverException, InterruptedException;
}
