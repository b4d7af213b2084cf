package dev.perennial.cli.solver;

import dev.perennial.acme.Dns01;
import dev.perennial.cli.console.Failure;
import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import dev.perennial.pki.Identifier;
import java.util.List;

/**
 * In the place of solvers that cannot be had, where a record in the DNS has done without them before: only if it does not do so
 * again, it is told why they cannot.
 */
public record SolverLater(String name, Failure why) implements Solver {
    @Override
    public List<String> challengeTypes(Identifier identifier) {
        return identifier instanceof Identifier.Dns ? List.of(Dns01.TYPE) : List.of();
    }

    @Override
    public String hint() {
        return why.next();
    }

    @Override
    public Presented present(List<ChallengeTask> tasks) throws SolverException {
        throw new SolverException(why.what(), why);
    }
}
