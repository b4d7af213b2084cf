package dev.perennial.cli.doctor;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** Until when a conversation may go on, however slowly the other side talks. By a clock that nobody can set. */
record Deadline(long nanos) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** For a socket's timeout: at least 1. */
    int millis() throws SocketTimeoutException {
        long left = (nanos - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no time is left");
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }
}
