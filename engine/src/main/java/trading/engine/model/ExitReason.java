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
    MANUAL
}
