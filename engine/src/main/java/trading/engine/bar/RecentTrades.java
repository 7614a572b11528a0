package trading.engine.bar;

/// Trades of one short span of time, summed up.
final class RecentTrades {
    private long fromNanos;

    /// Exclusive; with `fromNanos` the same, it takes none.
    private long toNanos;

    private long count;
    private long open;
    private long high;
    private long low;
    private long close;
    private long volume;

    /// Takes trades from `from` up to `to`, exclusive, from here on.
    void begin(long from, long to) {
        fromNanos = from;
        toNanos = to;
        count = 0;
    }

    /// Takes none any more, and has none.
    void end() {
        toNanos = fromNanos;
        count = 0;
    }

    /// False, and nothing is changed, when it is not a trade of the span.
    boolean takes(long timeNanos, long price, long quantity) {
        if (timeNanos < fromNanos || timeNanos >= toNanos) {
            return false;
        }
        if (count == 0) {
            open = price;
            high = price;
            low = price;
            volume = quantity;
        } else {
            high = Math.max(high, price);
            low = Math.min(low, price);
            volume = OpenBar.saturatedSum(volume, quantity);
        }
        close = price;
        count++;
        return true;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long fromNanos() {
        return fromNanos;
    }

    long count() {
        return count;
    }

    long open() {
        return open;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    long close() {
        return close;
    }

    long volume() {
        return volume;
    }
}
