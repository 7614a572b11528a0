package trading.engine.model;

/// What changed an order that stays open.
public enum OrderEvent {
    /// It has arrived at the venue.
    ARRIVED,
    /// The order that it waited for has filled; it works from now on.
    ACTIVATED,
    /// Its stop price was reached.
    TRIGGERED,
    /// Its owner changed it.
    AMENDED,
    /// Its trailing stop followed the market.
    TRAILED,
    /// It has less left without a fill: an order of its list filled, it met an own order, or its position
    /// shrank.
    REDUCED,
    /// Its owner wants it canceled; that is on its way to the venue.
    CANCEL_PENDING,
    /// Its owner wants it changed; that is on its way to the venue.
    AMEND_PENDING
}
