package trading.engine.indicator;

import trading.engine.model.Bar;

/// Linear-regression channel: the least-squares line through the last `period` closes at the newest bar, and
/// `width` standard deviations of the distances from it above and below.
///
/// The deviation is of the population. Ready after `period` bars. Looks at all of them on every bar. Source:
/// Gilbert Raff, Technical Analysis of Stocks & Commodities, October 1991, with deviations for the farthest
/// distance.
public final class RegressionChannel implements BarIndicator {
    private final int period;
    private final WindowLine line;
    private final double width;
    private double distance = Double.NaN;

    public RegressionChannel(int period, double width) {
        this.period = Period.atLeast(2, period);
        line = new WindowLine(period);
        this.width = width;
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        line.update(value);
        if (line.ready()) {
            distance = width * Math.sqrt(line.squaredDistances() / period);
        }
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

    public double upper() {
        return line.end() + distance;
    }

    public double lower() {
        return line.end() - distance;
    }

    /// Of the line, per bar.
    public double slope() {
        return line.slope();
    }
}
