package trading.engine.model;

/// Why an order's rest was canceled.
public enum CancelReason {
    REQUESTED,
    /// The rest of an immediate-or-cancel or market order found nothing more inside its limit.
    NO_LIQUIDITY,
    /// A fill-or-kill order could not be filled whole.
    FILL_OR_KILL,
    /// It would have traded with an order of its own account.
    SELF_MATCH,
    /// The trade that it was to exit is closed.
    TRADE_CLOSED,
    /// Its time was over.
    EXPIRED,
    /// Post-only, and it would have traded at once.
    POST_ONLY,
    /// Another order of its list was filled.
    CONTINGENT,
    /// The order that it waited for ended without a fill.
    PARENT_ENDED,
    /// Reduce-only, and there is nothing left to reduce.
    NOTHING_TO_REDUCE,
    KILL_SWITCH,
    /// The account's state allows no such order any more.
    TRADING_STATE,
    /// When it was released, risk no longer let it pass.
    RISK,
    /// The account's dead-man switch was not refreshed in time.
    DEAD_MAN_SWITCH,
    /// The account or its strategy may not trade the instrument any more.
    NOT_PERMITTED
}
