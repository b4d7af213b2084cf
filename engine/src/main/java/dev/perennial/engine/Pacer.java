package dev.perennial.engine;

/** Waits, visibly and in a way that people can end. Holds no lock and has changed nothing while it waits. */
@FunctionalInterface
public interface Pacer {
    /**
     * Blocks until the wait is over or somebody ended it. Tells {@code listener} {@link Event.WaitStarted} as soon as
     * every way to skip that people read about works, not earlier, and {@link Event.WaitEnded} afterwards.
     *
     * @param pacing one that {@linkplain Pacing#waits waits}
     * @throws InterruptedException if the whole run is to stop
     */
    void await(Pacing pacing, Listener listener) throws InterruptedException;
}
