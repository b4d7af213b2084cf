package dev.perennial.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The wait before the first due renewal of a run. It spreads the load of many machines that start at the same second,
 * and is only for runs nobody is waiting for.
 *
 * @param delay whole milliseconds, because arrivals bunch at full seconds too; zero means that there is no wait
 * @param evidence how this process was started, and how that is known
 * @param randomSleep what the user asked for
 * @param max the longest wait this could have been
 */
public record Pacing(Duration delay, InvocationEvidence evidence, RandomSleep randomSleep, Duration max)
        implements Wait {
    public static final Duration DEFAULT_MAX = Duration.ofMinutes(60);

    /**
     * Draws a wait uniform in zero to {@code max}, both included, or none. Whether renewal is forced or rehearsed makes
     * no difference: a forced renewal from cron is as much part of a crowd as any other.
     *
     * @throws IllegalArgumentException if {@code max} is negative
     */
    public static Pacing plan(
            InvocationEvidence evidence, RandomSleep randomSleep, Duration max, RandomGenerator random) {
        if (max.isNegative()) {
            throw new IllegalArgumentException("the longest wait is negative: " + max);
        }
        Duration delay =
                waits(evidence, randomSleep) ? Duration.ofMillis(random.nextLong(max.toMillis() + 1)) : Duration.ZERO;
        return new Pacing(delay, evidence, randomSleep, max);
    }

    /** Whether there is a wait at all, of whatever length. */
    public static boolean waits(InvocationEvidence evidence, RandomSleep randomSleep) {
        return switch (randomSleep) {
            case AUTO -> evidence.invocation().spreadsLoad();
            case ALWAYS -> true;
            case NEVER -> false;
        };
    }

    public boolean waits() {
        return delay.isPositive();
    }

    /** The same draw from a shorter span, if that is shorter: a wait must not carry a renewal past the time for it. */
    public Pacing within(Duration span) {
        if (span.compareTo(max) >= 0 || max.isZero()) {
            return this;
        }
        long shorter = Math.max(0, span.toMillis());
        double share = (double) shorter / max.toMillis();
        return new Pacing(
                Duration.ofMillis((long) (delay.toMillis() * share)),
                evidence,
                randomSleep,
                Duration.ofMillis(shorter));
    }

    @Override
    public String purpose() {
        return "to spread the load on the certificate authority";
    }

    @Override
    public String instead() {
        return randomSleep == RandomSleep.AUTO ? "ssh -t or --no-random-sleep-on-renew" : "--no-random-sleep-on-renew";
    }

    @Override
    public String why() {
        return switch (randomSleep) {
            case AUTO -> evidence.because();
            case ALWAYS -> "asked for with --random-sleep always";
            case NEVER -> "switched off with --no-random-sleep-on-renew or --random-sleep never";
        };
    }
}
