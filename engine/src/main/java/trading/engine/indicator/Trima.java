package trading.engine.indicator;

import trading.engine.model.Bar;

/// Triangular moving average: the simple average of a simple average, so that the middle of the last
/// `period` values counts most.
///
/// Both are over `(period + 1) / 2` bars when that is whole, else over `period / 2` and one more. Ready after
/// `period` bars. Source: TA-Lib, TRIMA.
public final class Trima implements BarIndicator {
    private final WindowSum first;
    private final WindowSum second;

    public Trima(int period) {
        first = new WindowSum((Period.atLeast(1, period) + 1) / 2);
        second = new WindowSum(period / 2 + 1);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        first.update(value);
        if (first.ready()) {
            second.update(first.mean());
        }
    }

    @Override
    public boolean ready() {
        return second.ready();
    }

    @Override
    public double value() {
        return second.mean();
    }
}
