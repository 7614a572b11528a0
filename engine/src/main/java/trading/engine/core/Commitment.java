package trading.engine.core;

/// What an order, or the legs of a list together, keep from others.
final class Commitment {
    /// Money that is locked.
    long reserved;

    /// Lots of the trade that is to be exited.
    long claimed;

    /// Lots that count as open in the holding.
    long lots;

    /// Money that counts as the strategy's exposure.
    long notional;

    void clear() {
        reserved = 0;
        claimed = 0;
        lots = 0;
        notional = 0;
    }
}
