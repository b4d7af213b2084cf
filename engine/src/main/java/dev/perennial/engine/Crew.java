package dev.perennial.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Does many things, several at once: each of its threads takes the next when it has done one. */
public final class Crew {
    private final int size;
    private final Supplier<ExecutorService> threads;

    /**
     * With threads of another kind.
     *
     * @param threads one for each task that is given to it; asked for each {@link #run}, and closed then
     */
    public Crew(int size, Supplier<ExecutorService> threads) {
        this.size = size;
        this.threads = threads;
    }

    /** For work that mostly waits for others. */
    public static Crew waiting(int size) {
        return new Crew(size, Executors::newVirtualThreadPerTaskExecutor);
    }

    /** For short work that mostly reads the disk: a virtual thread is slow at that, since it keeps getting helpers for it. */
    public static Crew reading(int size) {
        return new Crew(
                size,
                () -> Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().daemon().factory()));
    }

    /** Does one thing after another, so there is nothing to share out. */
    boolean single() {
        return size == 1;
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
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> members = new ArrayList<>(size);
        try (ExecutorService crew = threads.get()) {
            try {
                for (int i = 0; i < Math.min(size, count); i++) {
                    members.add(crew.submit(() -> {
                        for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                            work.run(number);
                        }
                        return null;
                    }));
                }
                for (Future<?> each : members) {
                    each.get();
                }
            } catch (ExecutionException e) {
                dismiss(crew, next, count);
                throw new IllegalStateException("work does not throw", e.getCause());
            } catch (InterruptedException e) {
                dismiss(crew, next, count);
                throw e;
            }
        }
    }

    private static void dismiss(ExecutorService crew, AtomicInteger next, int count) {
        next.set(count);
        crew.shutdownNow();
    }
}
