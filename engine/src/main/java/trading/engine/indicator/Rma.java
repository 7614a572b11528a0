package trading.engine.indicator;

import trading.engine.model.Bar;

/// Wilder's smoothing, the running moving average: `value += (x - value) / period`, beginning with the mean
/// of the first `period` values.
///
/// Ready after `period` bars. Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
public final class Rma implements BarIndicator {
    private final SeededAverage average;

    public Rma(int period) {
        average = SeededAverage.wilder(Period.atLeast(1, period));
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        average.update(value);
    }

    @Override
    public boolean ready() {
        return average.ready();
    }

    @Override
    public double value() {
        return average.value();
    }
}
