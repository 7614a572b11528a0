package trading.engine.indicator;

import trading.engine.model.Bar;

/// Force index: the exponential average of `(close - previous close) · volume`.
///
/// Ready after `period + 1` bars. Source: Alexander Elder, Trading for a Living, 1993.
public final class ForceIndex implements BarIndicator {
    private final Ema average;
    private double previousClose = Double.NaN;

    public ForceIndex(int period) {
        average = new Ema(period);
    }

    /// One bar more: its close and its volume.
    @Override
    public void update(Bar bar) {
        update((double) bar.close(), (double) bar.volume());
    }

    public void update(double close, double volume) {
        if (!Double.isNaN(previousClose)) {
            average.update((close - previousClose) * volume);
        }
        previousClose = close;
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
