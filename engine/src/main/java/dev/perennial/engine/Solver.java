package dev.perennial.engine;

import dev.perennial.pki.Identifier;
import java.util.List;

/**
 * Puts challenge responses where a certificate authority looks for them, and takes them away again. One solver may serve
 * several orders at the same time, from several threads.
 */
public interface Solver {
    /** As users select it: {@code standalone}, {@code webroot}. */
    String name();

    /** The challenge types this solver can answer for {@code identifier}, in order of preference; empty if none. */
    List<String> challengeTypes(Identifier identifier);

    /** What a user should check when the authority did not find the responses: one sentence. */
    String hint();

    /**
     * Puts all responses of one order and returns once they can be seen as far as that can be known from here. All or
     * nothing: if it throws, for whatever reason, it has taken away what it put.
     *
     * @param tasks only of types that {@link #challengeTypes} named; wildcard and base name make two for one name
     */
    Presented present(List<ChallengeTask> tasks) throws SolverException, InterruptedException;

    /** Responses that are in place, until closed. */
    interface Presented extends AutoCloseable {
        /**
         * Takes away exactly what was put, as much of it as possible. Called once or more, after success, failure and
         * interruption alike.
         *
         * @throws SolverException if something could not be taken away: says what, and where it still is
         */
        @Override
        void close() throws SolverException;
    }
}
