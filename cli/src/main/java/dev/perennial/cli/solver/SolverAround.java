package dev.perennial.cli.solver;

import dev.perennial.engine.Solver;
import dev.perennial.pki.Identifier;
import java.util.List;

/** Another solver with something done before or after what it presents. */
interface SolverAround extends Solver {
    Solver solver();

    @Override
    default String name() {
        return solver().name();
    }

    @Override
    default List<String> challengeTypes(Identifier identifier) {
        return solver().challengeTypes(identifier);
    }

    @Override
    default String hint() {
        return solver().hint();
    }
}
