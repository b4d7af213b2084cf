package dev.perennial.it.sequence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Steps, of which each makes sense after those before it. */
record Sequence(List<Step> steps) {
    /** Whether that is so. */
    boolean fits() {
        World world = World.EMPTY;
        for (Step step : steps) {
            if (!step.fits(world)) {
                return false;
            }
            world = step.action().after(world);
        }
        return true;
    }

    /** All that are shorter by one step. */
    Stream<Sequence> shorter() {
        return Stream.iterate(0, i -> i < steps.size(), i -> i + 1)
                .map(i -> {
                    List<Step> rest = new ArrayList<>(steps);
                    rest.remove(i.intValue());
                    return new Sequence(rest);
                })
                .filter(Sequence::fits);
    }

    /** A line for each step: who, and what is typed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        World world = World.EMPTY;
        for (Step step : steps) {
            text.append("\n  ").append(step.text(world));
            world = step.action().after(world);
        }
        return text.toString();
    }
}
