package trading.engine.indicator;

import trading.engine.model.Bar;

/// Triple exponential moving average: `3 e1 - 3 e2 + e3`, each `e` the exponential average of the one before.
///
/// Ready after `3 period - 2` bars. Source: Patrick Mulloy, Technical Analysis of Stocks & Commodities,
/// January 1994; seeded as in TA-Lib, TEMA.
public final class Tema implements BarIndicator {
    private final Ema first;
    private final Ema second;
    private final Ema third;

    public Tema(int period) {
        first = new Ema(period);
        second = new Ema(period);
        third = new Ema(period);
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
        if (second.ready()) {
            third.update(second.value());
        }
    }

    @Override
    public boolean ready() {
        return third.ready();
    }

    @Override
    public double value() {
        return 3 * first.value() - 3 * second.value() + third.value();
    }
}
