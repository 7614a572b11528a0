package trading.engine.model;

/// Why an order's rest was canceled.
public enum CancelReason {
    REQUESTED,
    /// The rest of an immediate-or-cancel or market order found nothing more inside its limit.
    NO_LIQUIDITY,
    /// A fill-or-kill order could not be filled whole.
    FILL_OR_KILL,
    /// It would have traded with a resting order of its own account; the taker is canceled.
    SELF_MATCH,
    /// The trade that it was to exit is closed.
    TRADE_CLOSED
}
