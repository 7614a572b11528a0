package trading.engine.indicator;

import trading.engine.model.Bar;

/// Accumulation/distribution line: the volume since the first bar, each bar's weighted by where it closed in
/// its range, `((close - low) - (high - close)) / (high - low)`.
///
/// Ready with the first bar. A bar without a range adds nothing. Only its changes mean something. Source: Marc
/// Chaikin; TA-Lib, AD.
public final class AccumulationDistribution implements BarIndicator {
    private final RunningSum sum = new RunningSum();
    private boolean begun;

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close(), (double) bar.volume());
    }

    public void update(double high, double low, double close, double volume) {
        sum.add(moneyFlow(high, low, close, volume));
        begun = true;
    }

    @Override
    public boolean ready() {
        return begun;
    }

    @Override
    public double value() {
        return begun ? sum.value() : Double.NaN;
    }

    static double moneyFlow(double high, double low, double close, double volume) {
        return high == low ? 0 : volume * ((close - low - (high - close)) / (high - low));
    }
}
