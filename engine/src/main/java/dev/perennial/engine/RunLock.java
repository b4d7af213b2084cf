package dev.perennial.engine;

/** Keeps other processes from renewing at the same time. Taken after the wait, never during it. */
@FunctionalInterface
public interface RunLock {
    /**
     * Waits for another holder only if somebody asked for that. Whoever gave the lock to the run releases it, once what has to follow the run under
     * the same lock is done: a server that a post hook starts takes the port that another run would need.
     *
     * @throws RenewalException if somebody else holds it: says who
     */
    void acquire() throws RenewalException, InterruptedException;
}
