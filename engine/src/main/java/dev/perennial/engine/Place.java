package dev.perennial.engine;

import java.time.Duration;

/**
 * A certificate's place in the {@link Rota} of its host.
 *
 * @param at from 0 up to, but not including, 1: the part of an interval that has passed when its turn comes
 * @param among how many certificates the host has
 */
public record Place(double at, int among) {
    /** From one renewal to the next, of whatever certificate, if all have this interval. */
    Duration distance(Duration interval) {
        return interval.dividedBy(among);
    }
}
