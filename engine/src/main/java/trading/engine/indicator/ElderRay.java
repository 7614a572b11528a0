package trading.engine.indicator;

import trading.engine.model.Bar;

/// Elder ray: how far the high (bull power) and the low (bear power) are above the exponential average of
/// closes over `period` bars.
///
/// Ready after `period` bars. Source: Alexander Elder, Trading for a Living, 1993.
public final class ElderRay implements BarIndicator {
    private final Ema average;
    private double high;
    private double low;

    public ElderRay(int period) {
        average = new Ema(period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        average.update(close);
        this.high = high;
        this.low = low;
    }

    @Override
    public boolean ready() {
        return average.ready();
    }

    /// Bull power.
    @Override
    public double value() {
        return high - average.value();
    }

    public double bearPower() {
        return low - average.value();
    }
}
