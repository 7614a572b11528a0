package trading.engine.indicator;

import trading.engine.model.Bar;

/// Standard deviation of the last `period` values, of the population, in ticks.
///
/// Ready after `period` bars. Source: TA-Lib, STDDEV.
public final class StandardDeviation implements BarIndicator {
    private final WindowSpread spread;

    public StandardDeviation(int period) {
        spread = new WindowSpread(Period.atLeast(2, period));
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        spread.update(value);
    }

    @Override
    public boolean ready() {
        return spread.ready();
    }

    @Override
    public double value() {
        return spread.deviation();
    }
}
