package dev.perennial.cli.solver;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The turn of one order among all whose responses scripts put: several scripts of the same order share it, and would wait for
 * each other forever if each wanted its own. An order puts and takes away in one thread.
 */
final class ScriptTurn {
    private final Semaphore one;
    private final AtomicInteger inside = new AtomicInteger();

    /** @param one of the whole run, with one permit */
    ScriptTurn(Semaphore one) {
        this.one = one;
    }

    /** Blocks until no other order has the turn. */
    void enter() throws InterruptedException {
        if (inside.get() == 0) {
            one.acquire();
        }
        inside.incrementAndGet();
    }

    void leave() {
        if (inside.decrementAndGet() == 0) {
            one.release();
        }
    }
}
