package dev.perennial.engine;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a certificate is left alone after failures in a row. After a refusal 1, 10, 100 minutes, then a day, as Let's
 * Encrypt's integration guide wants it; an authority that is down is asked sooner, but never in step with others. Pure.
 */
public final class Backoff {
    private static final List<Duration> REFUSED =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(100), Duration.ofDays(1));
    private static final List<Duration> UNREACHABLE =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20), Duration.ofHours(1));
    /** The steps are meant for lives from this on; shorter ones leave less time to try. */
    private static final Duration FULL_LIFE = Duration.ofDays(90);

    private static final Duration LEAST = Duration.ofMinutes(1);

    private Backoff() {}

    /**
     * Zero for what costs nobody anything.
     *
     * @param failures how many in a row, this one included
     * @param life of the certificate
     */
    public static Duration after(FailureClass kind, int failures, Duration life, RandomGenerator random) {
        List<Duration> steps = switch (kind) {
            case LOCAL -> List.of(Duration.ZERO);
            case UNREACHABLE -> UNREACHABLE;
            case LIMITED, REFUSED -> REFUSED;
        };
        Duration step = steps.get(Math.min(failures, steps.size()) - 1);
        if (step.isZero()) {
            return step;
        }
        double scale = Math.min(1, (double) life.toSeconds() / FULL_LIFE.toSeconds());
        long millis = Math.max(LEAST.toMillis(), (long) (step.toMillis() * scale));
        return Duration.ofMillis(millis + (long) (millis * 0.25 * random.nextDouble()));
    }
}
