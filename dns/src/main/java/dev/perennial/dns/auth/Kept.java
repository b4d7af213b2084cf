package dev.perennial.dns.auth;

import dev.perennial.engine.SolverException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is good for a time, such as a token: fetched by the first who needs it while the others wait, and again shortly
 * before its end. Any number of threads.
 */
final class Kept<T> {
    /** What was fetched, and the instant from which it is no good. */
    record Fetched<T>(T value, Instant until) {}

    /** Gets it, over the network as a rule. */
    @FunctionalInterface
    interface Source<T> {
        Fetched<T> fetch() throws SolverException, InterruptedException;
    }

    private record Held<T>(Fetched<T> fetched, Instant renewal) {}

    /** Long enough for a request that is signed now to arrive, and for a clock that is somewhat late. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final @Nullable Source<T> source;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicReference<@Nullable Held<T>> held = new AtomicReference<>();
    private final AtomicReference<@Nullable SolverException> failure = new AtomicReference<>();
    private final AtomicInteger failures = new AtomicInteger();

    Kept(InstantSource clock, Source<T> source) {
        this.clock = clock;
        this.source = source;
    }

    private Kept(T value) {
        this.clock = () -> Instant.EPOCH;
        this.source = null;
        this.held.set(new Held<>(new Fetched<>(value, Instant.MAX), Instant.MAX));
    }

    /** Good for ever. */
    static <T> Kept<T> always(T value) {
        return new Kept<>(value);
    }

    /** May fetch it. Who waited while another failed fails alike, so that a hundred do not knock one after another. */
    T get() throws SolverException, InterruptedException {
        int before = failures.get();
        Held<T> good = held.get();
        if (good != null && clock.instant().isBefore(good.renewal())) {
            return good.fetched().value();
        }
        turn.lockInterruptibly();
        try {
            return getInTurn(before);
        } finally {
            turn.unlock();
        }
    }

    private T getInTurn(int failuresBefore) throws SolverException, InterruptedException {
        Instant now = clock.instant();
        Held<T> good = held.get();
        if (good != null && (source == null || now.isBefore(good.renewal()))) {
            return good.fetched().value();
        }
        SolverException last = failure.get();
        if (last != null && failures.get() != failuresBefore) {
            throw new SolverException(String.valueOf(last.getMessage()), last);
        }
        try {
            return fetch(now);
        } catch (SolverException e) {
            if (good != null && now.isBefore(good.fetched().until())) {
                return good.fetched().value(); // still good for minutes, in which the next call tries again
            }
            failure.set(e);
            failures.incrementAndGet();
            throw e;
        }
    }

    private T fetch(Instant now) throws SolverException, InterruptedException {
        if (source == null) {
            throw new IllegalStateException("what is kept for ever is never fetched");
        }
        Fetched<T> fetched = source.fetch();
        Duration life = Duration.between(now, fetched.until());
        Duration margin = life.dividedBy(5).compareTo(MARGIN) < 0 ? life.dividedBy(5) : MARGIN;
        held.set(new Held<>(fetched, fetched.until().minus(margin)));
        return fetched.value();
    }

    /** The next to ask fetches it anew; false for what is good for ever. */
    boolean forget() {
        if (source != null) {
            held.set(null);
        }
        return source != null;
    }
}
