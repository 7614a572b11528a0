package trading.engine.indicator;

import trading.engine.model.Bar;

/// Volume-weighted moving average: `Σ close · volume / Σ volume` over the last `period` bars.
///
/// Ready after `period` bars. Where nothing was traded in all of them, it is their simple mean.
public final class Vwma implements BarIndicator {
    private final WindowSum traded;
    private final WindowSum volumes;
    private final WindowSum closes;

    public Vwma(int period) {
        traded = new WindowSum(Period.atLeast(1, period));
        volumes = new WindowSum(period);
        closes = new WindowSum(period);
    }

    /// One bar more: its close in ticks and its volume in lots.
    @Override
    public void update(Bar bar) {
        update((double) bar.close(), (double) bar.volume());
    }

    public void update(double close, double volume) {
        traded.update(close * volume);
        volumes.update(volume);
        closes.update(close);
    }

    @Override
    public boolean ready() {
        return closes.ready();
    }

    @Override
    public double value() {
        return volumes.sum() > 0 && ready() ? traded.sum() / volumes.sum() : closes.mean();
    }
}
