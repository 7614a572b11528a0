package trading.engine.indicator;

import trading.engine.model.Bar;

/// True range: how far the price travelled in one bar, the gap from the last close included, in ticks.
///
/// `max(high, previous close) - min(low, previous close)`. Ready after 2 bars. Source: J. Welles Wilder, 1978;
/// TA-Lib, TRANGE.
public final class TrueRange implements BarIndicator {
    private double previousClose = Double.NaN;
    private double range = Double.NaN;

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        range = Math.max(high, previousClose) - Math.min(low, previousClose);
        previousClose = close;
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(range);
    }

    @Override
    public double value() {
        return range;
    }
}
