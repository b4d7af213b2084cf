package dev.perennial.testkit.internal.validation;

import dev.perennial.testkit.internal.wire.Problem;
import dev.perennial.testkit.internal.wire.ProblemType;

/** The applicant has not shown control; the problem goes into the challenge. */
final class ValidationFailure extends Exception {
    private final transient Problem problem;

    ValidationFailure(ProblemType type, String detail) {
        super(detail);
        this.problem = Problem.of(type, detail);
    }

    static ValidationFailure unauthorized(String detail) {
        return new ValidationFailure(ProblemType.UNAUTHORIZED, detail);
    }

    Problem problem() {
        return problem;
    }
}
