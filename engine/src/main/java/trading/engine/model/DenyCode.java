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
    RISK_CHECK_FAILED
}
