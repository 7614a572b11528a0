package trading.engine.indicator;

import trading.engine.model.Bar;

/// Exponential moving average: `value += 2 / (period + 1) * (x - value)`, beginning with the mean of the
/// first `period` values.
public final class Ema implements BarIndicator {
    private final SeededAverage average;

    public Ema(int period) {
        average = new SeededAverage(Period.atLeast(1, period), 2.0 / (period + 1));
    }

    /// After how many values where it began no longer shows (10^-12 of the beginning is left).
    public static int settledAfter(int period) {
        return 14 * period;
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        average.update(value);
    }

    @Override
    public boolean ready() {
        return average.ready();
    }

    @Override
    public double value() {
        return average.value();
    }
}
