package trading.engine.pattern;

import trading.engine.model.Bar;

/// The latest bars, each kind of price in one piece as TA-Lib wants it, and their mean true range.
///
/// Bars are numbered from 0 as they come; [#first()] to [#last()] are at hand. Prices are whole ticks, so
/// that sums of them are exact and do not depend on where they began.
final class BarWindow {
    private final int kept;
    private final int rangePeriod;
    private final long[] times;
    private final double[] opens;
    private final double[] highs;
    private final double[] lows;
    private final double[] closes;
    private final double[] trueRanges;
    private int size;
    private int seen;
    private double rangeSum;

    /// Keeps at least `kept` bars. The mean true range is of `rangePeriod` bars.
    BarWindow(int kept, int rangePeriod) {
        this.kept = Math.max(kept, rangePeriod + 2);
        this.rangePeriod = rangePeriod;
        int capacity = 2 * this.kept;
        times = new long[capacity];
        opens = new double[capacity];
        highs = new double[capacity];
        lows = new double[capacity];
        closes = new double[capacity];
        trueRanges = new double[capacity];
    }

    void add(Bar bar) {
        if (size == times.length) {
            slide();
        }
        double previousClose = size == 0 ? bar.open() : closes[size - 1];
        times[size] = bar.openTimeNanos();
        opens[size] = bar.open();
        highs[size] = bar.high();
        lows[size] = bar.low();
        closes[size] = bar.close();
        trueRanges[size] = Math.max(highs[size], previousClose) - Math.min(lows[size], previousClose);
        rangeSum += trueRanges[size];
        if (seen >= rangePeriod) {
            rangeSum -= trueRanges[size - rangePeriod];
        }
        size++;
        seen++;
    }

    private void slide() {
        int from = size - kept;
        System.arraycopy(times, from, times, 0, kept);
        for (double[] prices : new double[][] {opens, highs, lows, closes, trueRanges}) {
            System.arraycopy(prices, from, prices, 0, kept);
        }
        size = kept;
    }

    /// True once the mean true range is of a whole period, the first bar, which has none before it, left
    /// out.
    boolean ready() {
        return seen > rangePeriod;
    }

    /// The mean true range of the latest bars; a plain mean, so that it forgets all that is older.
    double meanRange() {
        return rangeSum / rangePeriod;
    }

    int first() {
        return seen - size;
    }

    int last() {
        return seen - 1;
    }

    long time(int bar) {
        return times[bar - first()];
    }

    double open(int bar) {
        return opens[bar - first()];
    }

    double high(int bar) {
        return highs[bar - first()];
    }

    double low(int bar) {
        return lows[bar - first()];
    }

    double close(int bar) {
        return closes[bar - first()];
    }

    /// Where the latest bar is in the arrays below.
    int lastOffset() {
        return size - 1;
    }

    double[] opens() {
        return opens;
    }

    double[] highs() {
        return highs;
    }

    double[] lows() {
        return lows;
    }

    double[] closes() {
        return closes;
    }
}
