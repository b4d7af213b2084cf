package dev.perennial.engine;

/** Waits, visibly and in a way that people can end. Holds no lock and has changed nothing while it waits. */
@FunctionalInterface
public interface Pacer {
    /**
     * Blocks until the wait is over or somebody ended it. Tells {@code listener} {@link Event.WaitStarted} as soon as
     * every way to skip that people read about works, not earlier, and {@link Event.WaitEnded} afterwards.
     *
     * @param wait longer than nothing
     * @throws InterruptedException if the whole run is to stop
     */
    void await(Wait wait, Listener listener) throws InterruptedException;
}
