package trading.engine.analyst;

/// What became of a question: an opinion, or the reason why there is none.
public sealed interface AnalystAnswer permits Opinion, OpinionFailed {
    String questionHash();

    /// The time that the question was about.
    long asOfNanos();

    CallCost cost();
}
