package trading.engine.indicator;

import trading.engine.model.Bar;

/// Rate of change: the change over `period` bars in percent.
///
/// Ready after `period + 1` bars. After a value of 0 it is 0. Source: TA-Lib, ROC.
public final class Roc implements BarIndicator {
    private final Delay past;
    private double change = Double.NaN;

    public Roc(int period) {
        past = new Delay(Period.atLeast(1, period));
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        double before = past.update(value);
        change = before == 0 ? 0 : 100 * (value - before) / before;
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
