package trading.engine.backtest;

import java.util.Arrays;
import trading.engine.model.Bar;

/// Bars that met nothing, of each feed as one: how far they went, and where they ended.
final class PassedBars {
    private final long[] lows;
    private final long[] highs;
    private final long[] closes;
    private final boolean[] there;
    private long closeTimeNanos = Long.MIN_VALUE;

    PassedBars(int feeds) {
        lows = new long[feeds];
        highs = new long[feeds];
        closes = new long[feeds];
        there = new boolean[feeds];
    }

    void add(int feed, Bar bar) {
        lows[feed] = there[feed] ? Math.min(lows[feed], bar.low()) : bar.low();
        highs[feed] = there[feed] ? Math.max(highs[feed], bar.high()) : bar.high();
        closes[feed] = bar.close();
        there[feed] = true;
        closeTimeNanos = bar.closeTimeNanos();
    }

    boolean isEmpty() {
        return closeTimeNanos == Long.MIN_VALUE;
    }

    boolean has(int feed) {
        return there[feed];
    }

    long low(int feed) {
        return lows[feed];
    }

    long high(int feed) {
        return highs[feed];
    }

    long close(int feed) {
        return closes[feed];
    }

    /// Of the last one of any feed.
    long closeTimeNanos() {
        return closeTimeNanos;
    }

    void clear() {
        closeTimeNanos = Long.MIN_VALUE;
        Arrays.fill(there, false);
    }
}
