package dev.perennial.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The responses of all solvers of one order; closing takes all of them away, whatever happens on the way. */
final class PresentedSet implements AutoCloseable {
    private record Entry(Solver solver, Solver.Presented presented) {}

    private final Listener listener;
    private final Deque<Entry> entries = new ArrayDeque<>();

    private PresentedSet(Listener listener) {
        this.listener = listener;
    }

    static PresentedSet present(Map<Solver, List<ChallengeTask>> tasks, Listener listener)
            throws SolverException, InterruptedException {
        PresentedSet set = new PresentedSet(listener);
        try {
            for (Map.Entry<Solver, List<ChallengeTask>> each : tasks.entrySet()) {
                set.present(each.getKey(), each.getValue());
            }
            return set;
        } catch (SolverException | InterruptedException | RuntimeException e) {
            set.close();
            throw e;
        }
    }

    private void present(Solver solver, List<ChallengeTask> tasks) throws SolverException, InterruptedException {
        entries.push(new Entry(solver, solver.present(tasks)));
        listener.on(new Event.ChallengesPresented(
                solver.name(),
                tasks.stream().map(ChallengeTask::type).distinct().toList(),
                tasks.stream().map(ChallengeTask::identifier).toList()));
    }

    /**
     * Never fails: a certificate is not lost because a file could not be removed. Runs to its end also in an interrupted
     * thread, where file and network operations would break off at once.
     */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        while (!entries.isEmpty()) {
            Entry entry = entries.pop();
            try {
                entry.presented().close();
            } catch (SolverException | RuntimeException e) {
                listener.on(new Event.CleanupFailed(entry.solver().name(), String.valueOf(e.getMessage())));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
