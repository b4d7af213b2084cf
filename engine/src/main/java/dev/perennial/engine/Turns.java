package dev.perennial.engine;

/** Keeps apart what is said by renewals that go on at the same time. */
@FunctionalInterface
public interface Turns {
    /** All speak as they come. */
    Turns NONE = (number, name, work) -> work.run();

    /**
     * Does the work, on this thread; what the work says is shown as if it had been done after that of all lower numbers.
     *
     * @param number from 0; each is begun once, none before all lower ones are begun
     * @param name of the certificate
     */
    void take(int number, String name, Runnable work);
}
