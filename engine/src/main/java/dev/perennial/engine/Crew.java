package dev.perennial.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does several things at once, each on a virtual thread, at most a given number at a time. */
final class Crew {
    private final int size;

    /** @param size at least 1 */
    Crew(int size) {
        this.size = size;
    }

    /** One piece of work. May be interrupted. */
    @FunctionalInterface
    interface Work {
        void run(int number) throws InterruptedException;
    }

    /**
     * Returns when all is done. If this thread is interrupted, so is everybody who is at work, and no other work is begun.
     *
     * @throws InterruptedException after all who were at work have ended
     */
    void run(int count, Work work) throws InterruptedException {
        Semaphore free = new Semaphore(size);
        List<Future<?>> begun = new ArrayList<>(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < count; i++) {
                    int number = i;
                    free.acquire();
                    begun.add(threads.submit(() -> {
                        try {
                            work.run(number);
                        } finally {
                            free.release();
                        }
                        return null;
                    }));
                }
                for (Future<?> each : begun) {
                    each.get();
                }
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw new IllegalStateException("work does not throw", e.getCause());
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            }
        }
    }
}
