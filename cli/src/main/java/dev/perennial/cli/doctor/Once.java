package dev.perennial.cli.doctor;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What several checks want to know, found out by the first of them while the others wait. Any number of threads. */
final class Once<K, V> {
    /** Finds it out. */
    @FunctionalInterface
    interface Work<K, V> {
        V of(K key) throws InterruptedException;
    }

    private final ConcurrentMap<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();
    private final Work<K, V> work;

    Once(Work<K, V> work) {
        this.work = work;
    }

    V get(K key) throws InterruptedException {
        FutureTask<V> task = tasks.computeIfAbsent(key, absent -> new FutureTask<>(() -> work.of(key)));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            // Whoever was first has run out of time, and so have those who waited.
            throw (InterruptedException) new InterruptedException("the first to ask was stopped").initCause(e);
        } catch (CancellationException e) {
            throw (InterruptedException) new InterruptedException("the first to ask was stopped").initCause(e);
        }
    }
}
