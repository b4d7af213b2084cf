package dev.perennial.engine;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When an authority that keeps failing is left alone, whichever certificate is at stake. After some failures in a row nobody
 * asks it for a while; then one certificate does, and if that fails as well, nobody does for twice as long. Pure.
 */
public final class Breaker {
    /** So many failures in a row are no accident: before each of them the client has tried several times. */
    public static final int TRIP = 4;

    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofHours(6);

    private Breaker() {}

    /**
     * Zero as long as the authority is still asked.
     *
     * @param failures how many in a row, this one included
     */
    public static Duration pause(int failures, RandomGenerator random) {
        if (failures < TRIP) {
            return Duration.ZERO;
        }
        long doublings = Math.min(failures - TRIP, 16);
        long millis = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
        return Duration.ofMillis(millis + (long) (millis * 0.25 * random.nextDouble()));
    }

    /**
     * How many failures in a row make a certificate turn to another authority: the less of its life is left, the fewer. With
     * the usual third left at the first try, half of that has to go by before two are enough.
     *
     * @param left of its life
     */
    public static int patience(Duration left, Duration life) {
        if (left.multipliedBy(6).compareTo(life) > 0) {
            return TRIP;
        }
        return hurried(left, life) ? 1 : 2;
    }

    /** Whether so little is left that nothing is waited for. */
    public static boolean hurried(Duration left, Duration life) {
        return left.multipliedBy(12).compareTo(life) <= 0;
    }
}
