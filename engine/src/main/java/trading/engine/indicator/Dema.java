package trading.engine.indicator;

import trading.engine.model.Bar;

/// Double exponential moving average: `2 e1 - e2`, where `e1` is the exponential average of the values and
/// `e2` that of `e1`. Follows closer than an exponential average of the same period.
///
/// Ready after `2 period - 1` bars. Source: Patrick Mulloy, Technical Analysis of Stocks & Commodities,
/// January 1994; seeded as in TA-Lib, DEMA.
public final class Dema implements BarIndicator {
    private final Ema first;
    private final Ema second;

    public Dema(int period) {
        first = new Ema(period);
        second = new Ema(period);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        first.update(value);
        if (first.ready()) {
            second.update(first.value());
        }
    }

    @Override
    public boolean ready() {
        return second.ready();
    }

    @Override
    public double value() {
        return 2 * first.value() - second.value();
    }
}
