package trading.engine.indicator;

import trading.engine.model.Bar;

/// Price and volume trend: `Σ volume · (close - previous close) / previous close` since the first bar.
///
/// Ready after 2 bars. A change from 0 adds nothing. Only its changes mean something.
public final class PriceVolumeTrend implements BarIndicator {
    private final RunningSum sum = new RunningSum();
    private double previousClose = Double.NaN;
    private boolean begun;

    /// One bar more: its close and its volume.
    @Override
    public void update(Bar bar) {
        update((double) bar.close(), (double) bar.volume());
    }

    public void update(double close, double volume) {
        if (!Double.isNaN(previousClose)) {
            sum.add(previousClose == 0 ? 0 : volume * ((close - previousClose) / previousClose));
            begun = true;
        }
        previousClose = close;
    }

    @Override
    public boolean ready() {
        return begun;
    }

    @Override
    public double value() {
        return begun ? sum.value() : Double.NaN;
    }
}
