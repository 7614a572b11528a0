package trading.engine.indicator;

import trading.engine.model.Bar;

/// On-balance volume: the volume of rising bars less that of falling ones since the first, in lots.
///
/// Ready with the first bar, whose volume it begins with. Only its changes mean something. Source: Joseph
/// Granville, 1963; TA-Lib, OBV.
public final class Obv implements BarIndicator {
    private final RunningSum sum = new RunningSum();
    private double previousClose = Double.NaN;

    /// One bar more: its close and its volume.
    @Override
    public void update(Bar bar) {
        update((double) bar.close(), (double) bar.volume());
    }

    public void update(double close, double volume) {
        if (Double.isNaN(previousClose) || close > previousClose) {
            sum.add(volume);
        } else if (close < previousClose) {
            sum.add(-volume);
        }
        previousClose = close;
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(previousClose);
    }

    @Override
    public double value() {
        return ready() ? sum.value() : Double.NaN;
    }
}
