package trading.web.problem;

/// Ends a request with a problem. Carries no stack trace: it is an answer, not a failure.
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
