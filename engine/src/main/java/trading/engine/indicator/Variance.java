package trading.engine.indicator;

import trading.engine.model.Bar;

/// Variance of the last `period` values, of the population, in ticks squared.
///
/// Ready after `period` bars. Source: TA-Lib, VAR.
public final class Variance implements BarIndicator {
    private final WindowSpread spread;

    public Variance(int period) {
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
        return spread.variance();
    }
}
