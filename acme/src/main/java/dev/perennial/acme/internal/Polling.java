package dev.perennial.acme.internal;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeTimeoutException;
import dev.perennial.acme.AcmeTransportException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks again and again until something has happened. The CA's Retry-After is honoured; without one, or with one that has
 * passed, the waits grow from a fraction of a second, which finds a fast CA soon, to ten seconds, which does not bother a
 * slow one.
 */
final class Polling {
    private static final Duration FIRST = Duration.ofMillis(150);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Pauses pauses;
    private final Clock clock;

    Polling(Pauses pauses, Clock clock) {
        this.pauses = pauses;
        this.clock = clock;
    }

    /** What one look has shown. */
    record Look<T>(T value, boolean done, Optional<Duration> retryAfter, String state) {}

    /** One look, over the network. */
    @FunctionalInterface
    interface Looker<T> {
        Look<T> look() throws AcmeException, InterruptedException;
    }

    /**
     * Begins with what is known already, and so with a wait unless that is all.
     *
     * @param what for messages, such as "order https://..."
     * @throws AcmeTimeoutException at the deadline, or at once if the CA wants no question before it
     */
    <T> T until(String what, Look<T> known, Looker<T> looker, Deadline deadline)
            throws AcmeException, InterruptedException {
        Look<T> last = known;
        Duration growing = FIRST;
        while (!last.done()) {
            Optional<Duration> asked = last.retryAfter().filter(Duration::isPositive);
            Duration wait = asked.isPresent()
                    ? Jitter.later(asked.get(), pauses.random())
                    : Jitter.around(growing, pauses.random());
            String stuck = "Gave up waiting for " + what + ", which is still " + last.state();
            if (!deadline.leavesTimeAfter(wait)) {
                throw new AcmeTimeoutException(
                        stuck, asked.isPresent() ? clock.instant().plus(wait) : null);
            }
            pauses.pause(wait, what + " is " + last.state(), deadline);
            last = look(looker, deadline, stuck);
            growing = growing.multipliedBy(8).dividedBy(5);
            growing = growing.compareTo(LONGEST) > 0 ? LONGEST : growing;
        }
        return last.value();
    }

    /** A question that the deadline cut off says less than what was known before it. */
    private static <T> Look<T> look(Looker<T> looker, Deadline deadline, String stuck)
            throws AcmeException, InterruptedException {
        try {
            return looker.look();
        } catch (AcmeTimeoutException | AcmeTransportException e) {
            if (!deadline.remaining().isZero()) {
                throw e;
            }
            AcmeTimeoutException timeout = new AcmeTimeoutException(stuck, null);
            timeout.addSuppressed(e);
            throw timeout;
        }
    }
}
