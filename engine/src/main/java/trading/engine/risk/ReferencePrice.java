package trading.engine.risk;

/// The price that others are measured against: the middle of the book, else the last trade.
///
/// `doubledTicks`: twice the price, so that the middle is exact; 0 when there never was one. `timeNanos`:
/// when the market last confirmed it.
public record ReferencePrice(long doubledTicks, long timeNanos) {
    public static final ReferencePrice NONE = new ReferencePrice(0, 0);

    public static ReferencePrice middle(long bid, long ask, long timeNanos) {
        return new ReferencePrice(bid + ask, timeNanos);
    }

    public static ReferencePrice lastTrade(long price, long timeNanos) {
        return new ReferencePrice(2 * price, timeNanos);
    }

    public boolean exists() {
        return doubledTicks > 0;
    }

    /// In ticks, rounded down.
    public long ticks() {
        return doubledTicks / 2;
    }

    /// The highest price a buyer may pay.
    public long buyEdge(int collarPpm) {
        return doubledTicks * (1_000_000 + collarPpm) / 2_000_000;
    }

    /// The lowest price a seller may take.
    public long sellEdge(int collarPpm) {
        return Math.ceilDiv(doubledTicks * (1_000_000 - collarPpm), 2_000_000);
    }
}
