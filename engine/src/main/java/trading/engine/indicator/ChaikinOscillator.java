package trading.engine.indicator;

import trading.engine.model.Bar;

/// Chaikin oscillator: the fast exponential average of the accumulation/distribution line less the slow one.
///
/// Both begin at the first value of the line; ready after `slow` bars. Source: Marc Chaikin; TA-Lib, ADOSC.
public final class ChaikinOscillator implements BarIndicator {
    private final int slowPeriod;
    private final double fastWeight;
    private final double slowWeight;
    private double fast;
    private double slow;
    private int seen;

    public ChaikinOscillator(int fast, int slow) {
        slowPeriod = Period.atLeast(fast + 1, slow);
        fastWeight = 2.0 / (Period.atLeast(1, fast) + 1);
        slowWeight = 2.0 / (slow + 1);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close(), (double) bar.volume());
    }

    /// Averages are kept relative to the line, which may be far from 0 after years.
    public void update(double high, double low, double close, double volume) {
        double flow = AccumulationDistribution.moneyFlow(high, low, close, volume);
        if (seen > 0) {
            fast = (fast - flow) * (1 - fastWeight);
            slow = (slow - flow) * (1 - slowWeight);
        }
        seen = Math.min(seen + 1, slowPeriod);
    }

    @Override
    public boolean ready() {
        return seen == slowPeriod;
    }

    @Override
    public double value() {
        return ready() ? fast - slow : Double.NaN;
    }
}
