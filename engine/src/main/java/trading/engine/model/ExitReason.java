package trading.engine.model;

/// Why a trade was closed.
public enum ExitReason {
    /// Not closed yet.
    NONE,
    STOP_LOSS,
    TAKE_PROFIT,
    /// The strategy's own exit.
    SIGNAL,
    /// A person closed it, or sold against it.
    MANUAL,
    /// A kill switch flattened it.
    KILL_SWITCH,
    /// The venue closed it, because the equity did not cover its maintenance margin.
    LIQUIDATION
}
