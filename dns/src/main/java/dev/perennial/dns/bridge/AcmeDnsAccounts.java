package dev.perennial.dns.bridge;

import dev.perennial.engine.SolverException;
import java.util.Optional;

/** The registrations that there are. Any number of threads. */
interface AcmeDnsAccounts {
    /** By the name where the record has to go. Reads a file. */
    Optional<AcmeDnsAccount> owner(String name) throws SolverException;

    /** By the domain it was registered for. Reads a file. */
    Optional<AcmeDnsAccount> of(String domain) throws SolverException;

    /** Keeps a new one of a domain that {@link #of} did not find, on the disk. */
    void keep(String domain, AcmeDnsAccount account) throws SolverException;
}
