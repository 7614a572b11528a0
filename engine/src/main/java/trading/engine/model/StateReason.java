package trading.engine.model;

/// Why an account's trading state is what it is.
public enum StateReason {
    /// Somebody set it.
    MANUAL,
    /// The day's loss passed its limit.
    DAILY_LOSS,
    /// The fall from the highest equity passed its limit.
    DRAWDOWN,
    /// The equity did not cover the maintenance margin.
    MARGIN_CALL
}
