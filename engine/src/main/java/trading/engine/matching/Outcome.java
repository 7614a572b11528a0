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
    /// It met an order of its own account; what is left may not trade.
    SELF_MATCH,
    /// It lost the last of what it had left to an order of its own account; nothing is left.
    DECREMENTED
}
