package trading.engine.model;

/// What happens when an order would trade with a resting order of its own account. The incoming order's
/// choice rules.
public enum SelfTradePrevention {
    /// The incoming order ends.
    EXPIRE_TAKER,
    /// The resting order ends, and the incoming one goes on.
    EXPIRE_MAKER,
    EXPIRE_BOTH,
    /// Both shrink by what they would have traded.
    DECREMENT
}
