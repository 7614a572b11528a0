package trading.engine.indicator;

import trading.engine.model.Bar;

/// Volume-weighted average price of the last `period` bars: `Σ typical price · volume / Σ volume`, where
/// `typical = (high + low + close) / 3`.
///
/// Ready after `period` bars. Where nothing was traded in all of them, it is the mean of the typical prices.
public final class RollingVwap implements BarIndicator {
    private final Vwma average;

    public RollingVwap(int period) {
        average = new Vwma(period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close(), (double) bar.volume());
    }

    public void update(double high, double low, double close, double volume) {
        average.update((high + low + close) / 3, volume);
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
