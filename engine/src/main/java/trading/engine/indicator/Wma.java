package trading.engine.indicator;

import trading.engine.model.Bar;

/// Weighted moving average: of the last `period` values the newest counts `period` times, the oldest once.
///
/// Ready after `period` bars. Source: TA-Lib, WMA.
public final class Wma implements BarIndicator {
    private final WindowLine line;

    public Wma(int period) {
        line = new WindowLine(Period.atLeast(1, period));
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

    @Override
    public double value() {
        return line.weightedMean();
    }
}
