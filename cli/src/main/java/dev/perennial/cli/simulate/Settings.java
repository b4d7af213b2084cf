package dev.perennial.cli.simulate;

import java.util.OptionalInt;
import java.util.SplittableRandom;

/**
 * How large.
 *
 * @param installations or certificates, where one machine has them all; absent means what the scenario is about
 * @param days absent the same
 */
record Settings(OptionalInt installations, OptionalInt days, long seed) {
    int installations(int usual) {
        return installations.orElse(usual);
    }

    int days(int usual) {
        return days.orElse(usual);
    }

    /** Its own for each thing simulated, so that none depends on the order in which they are. */
    SplittableRandom random(long number) {
        return new SplittableRandom(seed * 0x9e3779b97f4a7c15L + number * 0xd1342543de82ef95L);
    }
}
