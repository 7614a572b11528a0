package trading.engine.indicator;

import trading.engine.model.Bar;

/// Simple moving average: the mean of the last `period` values.
///
/// Ready after `period` bars. Source: TA-Lib, SMA.
public final class Sma implements BarIndicator {
    private final WindowSum window;

    public Sma(int period) {
        window = new WindowSum(Period.atLeast(1, period));
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        window.update(value);
    }

    @Override
    public boolean ready() {
        return window.ready();
    }

    @Override
    public double value() {
        return window.mean();
    }
}
