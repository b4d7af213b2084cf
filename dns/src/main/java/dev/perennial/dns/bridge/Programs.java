package dev.perennial.dns.bridge;

import java.io.IOException;

/** Runs programs. Any number of threads. */
@FunctionalInterface
public interface Programs {
    /**
     * Starts a process and returns when it has ended; what it left behind goes on. Output beyond a MiB is dropped.
     *
     * @throws IOException if it could not be started
     * @throws InterruptedException after the program and what it started have been ended
     */
    Ended run(Program program) throws IOException, InterruptedException;
}
