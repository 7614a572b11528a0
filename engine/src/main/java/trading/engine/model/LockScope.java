package trading.engine.model;

/// What a protection locks.
public enum LockScope {
    /// The instrument of the trade that set it off.
    PAIR,
    /// The instrument, and only the side of that trade.
    PAIR_SIDE,
    /// All instruments.
    ALL
}
