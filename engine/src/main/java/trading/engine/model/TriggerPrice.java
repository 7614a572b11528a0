package trading.engine.model;

/// Which price releases a stop or a take-profit order.
public enum TriggerPrice {
    /// What the order could trade at: the best bid for a sell, the best ask for a buy, else the last trade.
    BEST_PRICE,
    /// The last trade.
    LAST_PRICE
}
