package trading.engine.indicator;

import trading.engine.model.Bar;

/// Chande's variable index dynamic average: an exponential average whose weight is multiplied by how
/// one-sided the last `momentum` changes were: `value += 2 / (period + 1) · |cmo| / 100 · (x - value)`.
///
/// Begins at the first value for which the momentum is known, after `momentum + 1` bars. Source: Tushar
/// Chande, Technical Analysis of Stocks & Commodities, October 1995.
public final class Vidya implements BarIndicator {
    private final double weight;
    private final Cmo oscillator;
    private double average = Double.NaN;

    public Vidya(int period, int momentum) {
        weight = 2.0 / (Period.atLeast(1, period) + 1);
        oscillator = new Cmo(momentum);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        oscillator.update(value);
        if (oscillator.ready()) {
            double from = Double.isNaN(average) ? value : average;
            average = from + weight * Math.abs(oscillator.value()) / 100 * (value - from);
        }
    }

    @Override
    public boolean ready() {
        return oscillator.ready();
    }

    @Override
    public double value() {
        return average;
    }
}
