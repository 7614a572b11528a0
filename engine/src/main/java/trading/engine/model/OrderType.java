package trading.engine.model;

/// How an order finds its price.
public enum OrderType {
    /// Takes what is there, as far as the price collar allows; never rests.
    MARKET,
    /// Trades at its limit price or better.
    LIMIT
}
