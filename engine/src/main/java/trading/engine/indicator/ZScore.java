package trading.engine.indicator;

import trading.engine.model.Bar;

/// How many standard deviations of the population the newest value is above the mean of the last `period`.
///
/// Between `±√(period - 1)`. Ready after `period` bars. A market that did not move has 0.
public final class ZScore implements BarIndicator {
    private final WindowSpread spread;
    private double latest;

    public ZScore(int period) {
        spread = new WindowSpread(Period.atLeast(2, period));
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        spread.update(value);
        latest = value;
    }

    @Override
    public boolean ready() {
        return spread.ready();
    }

    @Override
    public double value() {
        double deviation = spread.deviation();
        return deviation == 0 ? 0 : spread.above(latest) / deviation;
    }
}
