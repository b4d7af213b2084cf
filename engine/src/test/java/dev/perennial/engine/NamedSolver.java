package dev.perennial.engine;

import dev.perennial.pki.Identifier;
import java.util.List;

/** A solver for what the two standalone ones cannot do: presents nothing, and may fail to take it away. */
record NamedSolver(String name, List<String> types, String leftover) implements Solver {
    @Override
    public List<String> challengeTypes(Identifier identifier) {
        return types;
    }

    @Override
    public String hint() {
        return "Check what you did.";
    }

    @Override
    public Presented present(List<ChallengeTask> tasks) {
        return () -> {
            if (!leftover.isEmpty()) {
                throw new SolverException(leftover);
            }
        };
    }
}
