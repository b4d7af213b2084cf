package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.ExchangeListener;
import dev.perennial.acme.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides about, announces and makes the waits between attempts. Any number of threads. */
public final class Pauses {
    private final RetryPolicy policy;
    private final Sleeper sleeper;
    private final RandomGenerator random;
    private final ExchangeListener listener;

    public Pauses(RetryPolicy policy, Sleeper sleeper, RandomGenerator random, ExchangeListener listener) {
        this.policy = policy;
        this.sleeper = sleeper;
        this.random = random;
        this.listener = listener;
    }

    RandomGenerator random() {
        return random;
    }

    /** One try of something that may be tried again. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws AcmeException, InterruptedException;
    }

    /** Tries until it works, or until {@code repeat}, the policy or the deadline forbid another try. */
    <T> T retrying(Attempt<T> attempt, Repeat repeat, Deadline deadline) throws AcmeException, InterruptedException {
        for (int failed = 1; ; failed++) {
            try {
                return attempt.run();
            } catch (AcmeException e) {
                if (!repeat.allowed(e)) {
                    throw e;
                }
                beforeRetry(e, failed, deadline);
            }
        }
    }

    /** Waits after the {@code failed}th failure, or throws it if there is no use or no time for another attempt. */
    void beforeRetry(AcmeException failure, int failed, Deadline deadline) throws AcmeException, InterruptedException {
        Optional<Duration> wait = policy.waitAfter(failure, failed, random);
        if (wait.isEmpty() || !deadline.leavesTimeAfter(wait.get())) {
            throw failure;
        }
        pause(wait.get(), String.valueOf(failure.getMessage()), deadline);
    }

    void pause(Duration wait, String because, Deadline deadline) throws InterruptedException {
        listener.onWait(wait, because);
        deadline.sleep(sleeper, wait);
    }
}
