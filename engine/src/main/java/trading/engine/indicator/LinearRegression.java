package trading.engine.indicator;

import trading.engine.model.Bar;

/// The straight line through the last `period` values by least squares: where it is now (the least-squares
/// moving average), how it rises, and where it will be.
///
/// Ready after `period` bars. Source: TA-Lib, LINEARREG, LINEARREG_SLOPE, LINEARREG_INTERCEPT, TSF.
public final class LinearRegression implements BarIndicator {
    private final int period;
    private final WindowLine line;

    public LinearRegression(int period) {
        this.period = Period.atLeast(2, period);
        line = new WindowLine(period);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        line.update(value);
    }

    @Override
    public boolean ready() {
        return line.ready();
    }

    /// The line at the newest bar.
    @Override
    public double value() {
        return line.end();
    }

    /// Per bar.
    public double slope() {
        return line.slope();
    }

    /// The line at the oldest bar.
    public double intercept() {
        return line.end() - (period - 1) * line.slope();
    }

    /// The line one bar ahead.
    public double forecast() {
        return line.end() + line.slope();
    }
}
