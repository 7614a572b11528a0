package trading.engine.model;

/// Why risk refused a command. Each comes with the measured value and the limit (see `Denied`).
public enum DenyCode {
    ACCOUNT_UNKNOWN,
    INSTRUMENT_UNKNOWN,
    /// Measured: lots asked. Limit: least lots.
    QUANTITY_BELOW_MINIMUM,
    /// Measured: lots asked. Limit: most lots.
    QUANTITY_ABOVE_MAXIMUM,
    /// Measured: ticks asked. Limit: least ticks.
    PRICE_BELOW_MINIMUM,
    /// Measured: ticks asked. Limit: most ticks.
    PRICE_ABOVE_MAXIMUM,
    /// Measured and limit: money.
    NOTIONAL_BELOW_MINIMUM,
    /// The account's limit for one order's value. Measured and limit: money.
    ORDER_VALUE_ABOVE_LIMIT,
    /// The account's limit for one order's quantity. Measured and limit: lots.
    ORDER_QUANTITY_ABOVE_LIMIT,
    /// Measured: the limit price in ticks. Limit: the collar's edge in ticks.
    PRICE_OUTSIDE_COLLAR,
    /// There is no fresh price to check against. Measured: age in nanoseconds, or -1 if there never was
    /// one. Limit: the most age.
    REFERENCE_PRICE_MISSING,
    /// Measured: money (buy) or lots (sell) needed. Limit: what is free.
    BALANCE_INSUFFICIENT,
    /// Price times quantity does not fit. Measured: lots. Limit: 0.
    ARITHMETIC_OVERFLOW,
    /// Measured: the trade's id.
    TRADE_UNKNOWN,
    /// Measured: the trade's id.
    TRADE_NOT_OPEN,
    /// The stop is on the wrong side of the price or of the target. Measured: stop in ticks. Limit: the
    /// reference in ticks.
    STOP_LOSS_WRONG_SIDE,
    /// The target is on the wrong side of the price. Measured: target in ticks. Limit: the reference in
    /// ticks.
    TAKE_PROFIT_WRONG_SIDE,
    /// The check itself failed: the order is refused, never passed.
    RISK_CHECK_FAILED,
    /// Type, time in force and terms do not go together. Measured: what does not fit. Limit: 0.
    TERMS_INVALID,
    /// The stop price is on the wrong side of the market, or missing. Measured: stop in ticks. Limit: the
    /// market's price in ticks.
    STOP_PRICE_WRONG_SIDE,
    /// The end of a GTD order is not in the future. Measured: its time. Limit: now.
    EXPIRY_IN_THE_PAST,
    /// Post-only, and it would trade at once. Measured: its limit in ticks. Limit: the best price in ticks.
    POST_ONLY_WOULD_TAKE,
    /// Reduce-only, and it would open or turn the position. Measured: lots asked. Limit: lots that may go.
    REDUCE_ONLY_WOULD_INCREASE,
    /// Measured and limit: money, with the position and all open orders.
    INSTRUMENT_EXPOSURE_ABOVE_LIMIT,
    /// Measured and limit: money.
    STRATEGY_EXPOSURE_ABOVE_LIMIT,
    /// Measured and limit: money.
    ACCOUNT_EXPOSURE_ABOVE_LIMIT,
    /// Measured and limit: hundredths; 300 is three times the equity.
    LEVERAGE_ABOVE_LIMIT,
    /// Measured and limit: a number of orders.
    OPEN_ORDERS_ABOVE_LIMIT,
    /// The equity does not cover the initial margin. Measured and limit: money.
    MARGIN_INSUFFICIENT,
    /// Measured: messages in the time. Limit: messages that leave the reserve for cancels.
    MESSAGE_RATE_ABOVE_LIMIT,
    /// Measured: nanoseconds since the same order. Limit: nanoseconds that must have passed.
    DUPLICATE_ORDER,
    /// The account is reducing or halted. Measured: 1 or 2. Limit: 0.
    TRADING_STATE_FORBIDS,
    /// A protection or a person has locked entries. Measured: the lock's id. Limit: when it ends.
    ENTRIES_LOCKED,
    /// Measured: when it was engaged. Limit: 0.
    KILL_SWITCH_ENGAGED,
    /// The orders of a list do not go together. Measured: the place of the order in the list. Limit: 0.
    LIST_INVALID,
    /// There is no such open order of that account. Measured: its id.
    ORDER_UNKNOWN,
    /// The order is in a state in which it cannot be amended. Measured: its id.
    ORDER_NOT_AMENDABLE,
    /// The account's list of instruments, or the strategy's, leaves this one out. Measured: the instrument's
    /// id. Limit: how many instruments the list has.
    INSTRUMENT_NOT_PERMITTED
}
