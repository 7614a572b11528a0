package trading.engine.model;

/// How an order finds its price.
public enum OrderType {
    /// Takes what is there, as far as the price collar allows; never rests.
    MARKET,
    /// Trades at its limit price or better.
    LIMIT,
    /// Becomes a market order when the price has gone against it as far as its stop price.
    STOP,
    /// Becomes a limit order when the price has gone against it as far as its stop price.
    STOP_LIMIT,
    /// Becomes a market order when the price has come as far as its stop price.
    TAKE_PROFIT,
    /// Becomes a limit order when the price has come as far as its stop price.
    TAKE_PROFIT_LIMIT,
    /// A stop whose stop price follows the market at a distance, and never goes back.
    TRAILING_STOP;

    /// Waits for a price before it works.
    public boolean isConditional() {
        return this != MARKET && this != LIMIT;
    }

    /// Has a limit price.
    public boolean isLimited() {
        return this == LIMIT || this == STOP_LIMIT || this == TAKE_PROFIT_LIMIT;
    }

    /// Is released by a price that is good for it.
    public boolean takesProfit() {
        return this == TAKE_PROFIT || this == TAKE_PROFIT_LIMIT;
    }
}
