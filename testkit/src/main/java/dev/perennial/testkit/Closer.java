package dev.perennial.testkit;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Closes things in the reverse order of their making; all of them, even if one fails. */
final class Closer implements AutoCloseable {
    /** What {@link AutoCloseable} is, but for the exceptions it may throw. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    private final Deque<Step> steps = new ArrayDeque<>();

    void add(Step step) {
        steps.push(step);
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
