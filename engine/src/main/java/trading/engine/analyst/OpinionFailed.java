package trading.engine.analyst;

/// No opinion, and why. `text` holds no control characters; what a server said in it is cut short.
public record OpinionFailed(FailureCode code, String text, String questionHash, long asOfNanos, CallCost cost)
        implements AnalystAnswer {

    public static OpinionFailed of(AnalystQuestion question, FailureCode code, String text) {
        return new OpinionFailed(code, text, question.hash(), question.asOfNanos(), CallCost.NONE);
    }
}
