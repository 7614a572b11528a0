package trading.engine.model;

/// What an account may do.
public enum TradingState {
    ACTIVE,
    /// Only orders that make a position smaller, and cancels.
    REDUCING,
    /// Only cancels.
    HALTED
}
