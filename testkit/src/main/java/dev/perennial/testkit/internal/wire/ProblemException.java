package dev.perennial.testkit.internal.wire;

import dev.perennial.testkit.Answer;

/** Ends a request with a problem document. */
public final class ProblemException extends Exception {
    private final Answer answer;

    public ProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    public ProblemException(ProblemType type, int status, String detail) {
        this(Problem.of(type, status, detail));
    }

    public ProblemException(Problem problem) {
        this(problem, Answers.problem(problem));
    }

    /** For problems that come with headers of their own: {@code answer} must carry the problem as its body. */
    public ProblemException(Problem problem, Answer answer) {
        super(problem.type().urn() + ": " + problem.detail());
        this.answer = answer;
    }

    public static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED, detail);
    }

    public Answer answer() {
        return answer;
    }
}
