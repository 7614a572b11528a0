package trading.engine.model;

/// The side of an order, a fill or a trade's entry.
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /// `+1` for a buy, `-1` for a sell: what one lot adds to a position.
    public int sign() {
        return this == BUY ? 1 : -1;
    }
}
