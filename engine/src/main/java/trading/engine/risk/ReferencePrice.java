package trading.engine.risk;

/// The price that others are measured against: the middle of the book, else the last trade. Filled in and
/// used again.
public final class ReferencePrice {
    private static final int MILLION = 1_000_000;

    private long doubledTicks;
    private long timeNanos;

    /// Between a bid and an ask. `nowNanos`: when the market last confirmed it.
    public void middle(long bid, long ask, long nowNanos) {
        doubledTicks = bid + ask;
        timeNanos = nowNanos;
    }

    /// `price` 0: there is none.
    public void lastTrade(long price, long nowNanos) {
        doubledTicks = 2 * price;
        timeNanos = nowNanos;
    }

    public boolean exists() {
        return doubledTicks > 0;
    }

    public long timeNanos() {
        return timeNanos;
    }

    /// In ticks, rounded down.
    public long ticks() {
        return doubledTicks / 2;
    }

    /// The highest price a buyer may pay.
    public long buyEdge(int collarPpm) {
        return buyEdge(doubledTicks, collarPpm);
    }

    /// The lowest price a seller may take.
    public long sellEdge(int collarPpm) {
        return sellEdge(doubledTicks, collarPpm);
    }

    /// The same around a price that was doubled.
    static long buyEdge(long doubled, int collarPpm) {
        return doubled * (MILLION + collarPpm) / (2 * MILLION);
    }

    static long sellEdge(long doubled, int collarPpm) {
        return Math.ceilDiv(doubled * (MILLION - collarPpm), 2 * MILLION);
    }
}
