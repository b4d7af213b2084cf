package dev.perennial.engine;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What several threads want to know, found out by the first of them while the others wait, and kept. Any number of threads. */
public final class Once<K, V> {
    /** Finds it out. */
    @FunctionalInterface
    public interface Work<K, V> {
        V of(K key) throws InterruptedException;
    }

    private final ConcurrentMap<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();
    private final Work<K, V> work;

    public Once(Work<K, V> work) {
        this.work = work;
    }

    /** Blocks until it is known. */
    public V get(K key) throws InterruptedException {
        FutureTask<V> task = tasks.computeIfAbsent(key, absent -> new FutureTask<>(() -> work.of(key)));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            tasks.remove(key, task);
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            // Whoever was first has run out of time, and so have those who waited.
            throw (InterruptedException) new InterruptedException("the first to ask was stopped").initCause(e);
        }
    }

    /** The next to ask finds it out anew. */
    public void forget(K key) {
        tasks.remove(key);
    }
}
