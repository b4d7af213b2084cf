package dev.perennial.engine;

/** Keeps other processes from renewing at the same time. Taken after the wait, never during it. */
@FunctionalInterface
public interface RunLock {
    /**
     * Does not wait for another holder.
     *
     * @throws RenewalException if somebody else holds it: says who
     */
    Held acquire() throws RenewalException, InterruptedException;

    /** Until closed. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
