package trading.engine.matching;

/// How the matching of a new order ended.
public enum Outcome {
    FILLED,
    /// What is left waits in the book.
    RESTING,
    /// What is left found nothing inside its price bound, and may not wait.
    NO_LIQUIDITY,
    /// It could not be filled whole; nothing was filled.
    FILL_OR_KILL,
    /// The next order to trade with is of the same account; what is left may not trade.
    SELF_MATCH
}
