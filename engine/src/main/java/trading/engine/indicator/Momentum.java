package trading.engine.indicator;

import trading.engine.model.Bar;

/// The change over `period` bars, in ticks.
///
/// Ready after `period + 1` bars. Source: TA-Lib, MOM.
public final class Momentum implements BarIndicator {
    private final Delay past;
    private double change = Double.NaN;

    public Momentum(int period) {
        past = new Delay(Period.atLeast(1, period));
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        change = value - past.update(value);
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(change);
    }

    @Override
    public double value() {
        return change;
    }
}
