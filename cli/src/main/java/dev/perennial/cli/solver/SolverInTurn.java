package dev.perennial.cli.solver;

import dev.perennial.engine.ChallengeTask;
import dev.perennial.engine.Solver;
import dev.perennial.engine.SolverException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A solver that serves one order after another: the next begins when the responses of the one before are taken away. */
record SolverInTurn(Solver solver, ScriptTurn turn) implements SolverAround {
    @Override
    public Presented present(List<ChallengeTask> tasks) throws SolverException, InterruptedException {
        turn.enter();
        AtomicBoolean held = new AtomicBoolean(true);
        boolean presented = false;
        try {
            Presented responses = solver.present(tasks);
            presented = true;
            return () -> {
                try {
                    responses.close();
                } finally {
                    if (held.compareAndSet(true, false)) {
                        turn.leave();
                    }
                }
            };
        } finally {
            if (!presented) {
                turn.leave();
            }
        }
    }
}
