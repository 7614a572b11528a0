package trading.engine.model;

/// Where a trade (a round trip) is in its life.
public enum TradeStatus {
    /// Its entry order is accepted and nothing is filled yet.
    PENDING,
    OPEN,
    CLOSED,
    /// Its entry order ended without a fill.
    CANCELED
}
