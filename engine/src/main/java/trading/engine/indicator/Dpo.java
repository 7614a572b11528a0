package trading.engine.indicator;

import trading.engine.model.Bar;

/// Detrended price oscillator: the close less the simple average of `period / 2 + 1` bars before, in ticks.
///
/// Ready after `period + period / 2 + 1` bars.
public final class Dpo implements BarIndicator {
    private final Sma average;
    private final Delay past;
    private double difference = Double.NaN;

    public Dpo(int period) {
        average = new Sma(period);
        past = new Delay(period / 2 + 1);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        average.update(value);
        if (average.ready()) {
            difference = value - past.update(average.value());
        }
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(difference);
    }

    @Override
    public double value() {
        return difference;
    }
}
