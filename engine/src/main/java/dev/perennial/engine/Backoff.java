package dev.perennial.engine;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a certificate is left alone after failures in a row. After a refusal 1, 10, 100 minutes, then a day, as Let's
 * Encrypt's integration guide wants it, then longer, because half of all orders that reach it come from names that never
 * validate; an authority that is down is asked sooner, but never in step with others. Pure.
 */
public final class Backoff {
    private static final List<Duration> REFUSED = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(100),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(4),
            Duration.ofDays(8));
    private static final List<Duration> UNREACHABLE =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(20), Duration.ofHours(1));

    /** The steps after refusals are meant for lives from this on; shorter ones leave less time to try. */
    private static final Duration FULL_LIFE = Duration.ofDays(90);

    /** Half of the shortest life in use is 80 h: time enough to ask an authority that is down every hour. */
    private static final Duration FULL_LIFE_IF_DOWN = Duration.ofDays(6);

    private static final Duration LEAST = Duration.ofMinutes(1);

    /** How often it is tried at least in what is left of a life. */
    private static final int TRIES_LEFT = 2;

    private Backoff() {}

    /**
     * Zero for what costs nobody anything.
     *
     * @param failures how many in a row, this one included
     * @param life of the certificate
     * @param left of that life; what has expired is in no hurry any more, whatever its life was
     */
    public static Duration after(
            FailureClass kind, int failures, Duration life, Duration left, RandomGenerator random) {
        boolean expired = !left.isPositive();
        return switch (kind) {
            case LOCAL -> Duration.ZERO;
            case UNREACHABLE -> jittered(scaled(step(UNREACHABLE, failures), life, FULL_LIFE_IF_DOWN), random);
            case LIMITED, REFUSED -> {
                Duration step = step(REFUSED, failures);
                yield jittered(expired ? step : inTime(step, life, left), random);
            }
        };
    }

    private static Duration inTime(Duration step, Duration life, Duration left) {
        Duration share = left.dividedBy(TRIES_LEFT);
        Duration day = scaled(REFUSED.get(3), life, FULL_LIFE);
        Duration most = share.compareTo(day) > 0 ? share : day;
        Duration scaled = scaled(step, life, FULL_LIFE);
        return scaled.compareTo(most) > 0 ? most : scaled;
    }

    private static Duration step(List<Duration> steps, int failures) {
        return steps.get(Math.min(failures, steps.size()) - 1);
    }

    private static Duration scaled(Duration step, Duration life, Duration full) {
        double scale = Math.min(1, (double) life.toSeconds() / full.toSeconds());
        return Duration.ofMillis(Math.max(LEAST.toMillis(), (long) (step.toMillis() * scale)));
    }

    private static Duration jittered(Duration step, RandomGenerator random) {
        return step.plusMillis((long) (step.toMillis() * 0.25 * random.nextDouble()));
    }
}
