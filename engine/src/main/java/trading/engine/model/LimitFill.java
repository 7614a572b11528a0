package trading.engine.model;

/// When a resting limit order is filled by an outside market's price (a replayed bar, a live quote).
public enum LimitFill {
    /// As soon as the price touches it.
    TOUCH,
    /// Once the price has gone through it.
    PASS_THROUGH,
    /// Once what stood before it at its price is traded, or the price has gone through it.
    QUEUE
}
