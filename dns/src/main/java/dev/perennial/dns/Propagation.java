package dev.perennial.dns;

import dev.perennial.engine.SolverException;
import java.util.List;

/** What happens between putting records and a CA's look at them. Any number of threads. */
@FunctionalInterface
public interface Propagation {
    /**
     * Blocks until the CA may look, and uses the network if it has to.
     *
     * @param takers who took the records
     * @throws SolverException if that cannot be hoped for any more; says which server is in the way
     */
    void await(List<TxtRecord> records, List<NameServer> takers) throws SolverException, InterruptedException;
}
