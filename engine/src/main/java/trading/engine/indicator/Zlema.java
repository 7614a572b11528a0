package trading.engine.indicator;

import trading.engine.model.Bar;

/// Zero-lag exponential moving average: the exponential average of `2 x - x[lag]`, `lag = (period - 1) / 2`.
///
/// Ready after `period + lag` bars. Source: John Ehlers and Ric Way, Zero Lag, 2010.
public final class Zlema implements BarIndicator {
    private final Delay past;
    private final Ema average;

    public Zlema(int period) {
        past = new Delay((Period.atLeast(1, period) - 1) / 2);
        average = new Ema(period);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        double before = past.update(value);
        if (!Double.isNaN(before)) {
            average.update(2 * value - before);
        }
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
