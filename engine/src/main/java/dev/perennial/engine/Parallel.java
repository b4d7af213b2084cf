package dev.perennial.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same for many things at a time, in the order of the things. */
public final class Parallel {
    private Parallel() {}

    /** What is done for each. */
    @FunctionalInterface
    public interface Step<T, R> {
        R of(T item) throws InterruptedException;
    }

    /** In a virtual thread for each; an interrupt of the caller interrupts all, and is over when they are. */
    public static <T, R> List<R> map(List<T> items, Step<T, R> step) throws InterruptedException {
        List<Callable<R>> calls = new ArrayList<>();
        for (T item : items) {
            calls.add(() -> step.of(item));
        }
        List<R> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<R> each : threads.invokeAll(calls)) {
                results.add(each.get());
            }
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
        return results;
    }

    private static RuntimeException unwrapped(ExecutionException e) throws InterruptedException {
        return switch (e.getCause()) {
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException defect -> defect;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }
}
