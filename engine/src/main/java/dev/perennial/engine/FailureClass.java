package dev.perennial.engine;

import dev.perennial.acme.AcmeException;
import dev.perennial.acme.AcmeProblemException;

/** What kind of thing went wrong, as far as it says when to try again. */
public enum FailureClass {
    /** On this machine, before the authority was asked: trying again costs nobody anything. */
    LOCAL,
    /** The authority was not reached, did not answer in time, or has trouble of its own. */
    UNREACHABLE,
    /** The authority said that it has been asked too much. */
    LIMITED,
    /** The authority did not want it, or did not find proof of control. */
    REFUSED;

    private static final int SERVER_ERROR = 500;

    /** Looks through the causes. */
    public static FailureClass of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof AcmeProblemException problem) {
                return problem.rateLimited()
                        ? LIMITED
                        : problem.problem().status() >= SERVER_ERROR ? UNREACHABLE : REFUSED;
            }
            if (each instanceof AcmeException) {
                return UNREACHABLE;
            }
            if (each instanceof IssuanceException none && none.getCause() == null) {
                return REFUSED;
            }
            // Responses that could not be put in place have cost an order, and a defect of our own must not cost many.
            if (each instanceof SolverException || each instanceof RuntimeException) {
                return REFUSED;
            }
        }
        return LOCAL;
    }
}
