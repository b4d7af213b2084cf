package dev.perennial.cli.simulate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A real thread for each task of a crew, on the time of the simulation: all begin at the same instant, when who gave the tasks
 * waits for the first of them.
 */
final class VirtualThreads extends AbstractExecutorService {
    private final VirtualClock clock;
    private final List<Thread> threads = new ArrayList<>();
    private boolean begun;
    private boolean closed;

    VirtualThreads(VirtualClock clock) {
        this.clock = clock;
    }

    @Override
    public void execute(Runnable task) {
        if (begun || closed) {
            throw new RejectedExecutionException("all tasks are given before the first is waited for");
        }
        Semaphore turn = clock.join(clock.millis());
        threads.add(Thread.ofVirtual().unstarted(() -> {
            try {
                turn.acquire();
                task.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // stopped before it had begun
            } finally {
                clock.yieldTo();
            }
        }));
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
        return new FutureTask<>(task) {
            @Override
            public T get() throws InterruptedException, ExecutionException {
                begin();
                return super.get();
            }
        };
    }

    private void begin() {
        if (!begun) {
            begun = true;
            threads.forEach(Thread::start);
            clock.yieldTo();
        }
    }

    @Override
    public void shutdown() {
        closed = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        closed = true;
        threads.forEach(Thread::interrupt);
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return closed;
    }

    @Override
    public boolean isTerminated() {
        return closed && threads.stream().noneMatch(Thread::isAlive);
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        for (Thread thread : threads) {
            if (begun && !thread.join(Duration.of(timeout, unit.toChronoUnit()))) {
                return false;
            }
        }
        return true;
    }
}
