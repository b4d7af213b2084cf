package dev.perennial.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, TERM and HUP interrupt the thread that does the work, and the process ends when that thread has taken away
 * what it put, or after a while. The exit code is the JVM's for the signal: 130, 143, 129.
 */
final class Interruption {
    private final CountDownLatch finished = new CountDownLatch(1);

    private Interruption() {}

    /**
     * Watches from now on.
     *
     * @param patience how long cleaning up may take once a signal has come
     */
    static Interruption guard(Thread worker, Duration patience) {
        Interruption guard = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> guard.stop(worker, patience), "interruption"));
        return guard;
    }

    /** From now on the process may end at any time. */
    void done() {
        finished.countDown();
    }

    private void stop(Thread worker, Duration patience) {
        if (finished.getCount() == 0) {
            return;
        }
        worker.interrupt();
        try {
            if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("Cleaning up takes too long; giving up.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
