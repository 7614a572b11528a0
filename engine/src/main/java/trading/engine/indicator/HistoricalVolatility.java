package trading.engine.indicator;

import trading.engine.model.Bar;

/// Historical volatility: the standard deviation (of the sample) of the last `period` logarithmic returns, by
/// the year and in percent: `100 · s · √barsPerYear`.
///
/// Ready after `period + 1` bars. Prices must be positive; a return from or to another one counts as 0.
public final class HistoricalVolatility implements BarIndicator {
    private final int period;
    private final WindowSpread spread;
    private final double barsPerYear;
    private double previous = Double.NaN;

    public HistoricalVolatility(int period, double barsPerYear) {
        this.period = Period.atLeast(2, period);
        spread = new WindowSpread(period);
        this.barsPerYear = barsPerYear;
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        if (!Double.isNaN(previous)) {
            spread.update(previous > 0 && value > 0 ? Math.log(value / previous) : 0);
        }
        previous = value;
    }

    @Override
    public boolean ready() {
        return spread.ready();
    }

    @Override
    public double value() {
        return 100 * Math.sqrt(spread.squares() / (period - 1) * barsPerYear);
    }
}
