package dev.perennial.dns.run;

import dev.perennial.engine.SolverException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One change of a zone at a time, where what is written back is all that was read. */
final class ZoneLocks {
    /** Reads, changes, writes. */
    interface Work {
        void run() throws SolverException, InterruptedException;
    }

    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    void in(ZoneAt zone, Work work) throws SolverException, InterruptedException {
        ReentrantLock lock = locks.computeIfAbsent(zone.name(), absent -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
