package trading.engine.indicator;

import trading.engine.model.Bar;

/// Wilder's average true range: how far the price travels in one bar, gaps included.
///
/// Ready after `period + 1` bars, because the first bar has no close before it.
public final class Atr implements BarIndicator {
    private final SeededAverage trueRange;
    private double previousClose = Double.NaN;

    public Atr(int period) {
        trueRange = SeededAverage.wilder(Period.atLeast(1, period));
    }

    /// After how many bars where it began no longer shows.
    public static int settledAfter(int period) {
        return SeededAverage.wilderSettledAfter(period);
    }

    /// One bar more, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        if (!Double.isNaN(previousClose)) {
            trueRange.update(Math.max(high, previousClose) - Math.min(low, previousClose));
        }
        previousClose = close;
    }

    @Override
    public boolean ready() {
        return trueRange.ready();
    }

    @Override
    public double value() {
        return trueRange.value();
    }
}
