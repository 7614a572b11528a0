package trading.engine.indicator;

import trading.engine.model.Bar;

/// Mass index: `Σ ema(range) / ema(ema(range))` over `period` bars, `range = high - low`. About `period`; a
/// bulge tells that a trend may turn.
///
/// Ready after `2 smooth + period - 2` bars. A bar of a market without any range counts 1. Source: Donald
/// Dorsey, Technical Analysis of Stocks & Commodities, June 1992.
public final class MassIndex implements BarIndicator {
    private final Ema single;
    private final Ema twice;
    private final WindowSum ratios;

    public MassIndex(int smooth, int period) {
        single = new Ema(smooth);
        twice = new Ema(smooth);
        ratios = new WindowSum(Period.atLeast(1, period));
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low());
    }

    public void update(double high, double low) {
        single.update(high - low);
        if (single.ready()) {
            twice.update(single.value());
        }
        if (twice.ready()) {
            ratios.update(twice.value() == 0 ? 1 : single.value() / twice.value());
        }
    }

    @Override
    public boolean ready() {
        return ratios.ready();
    }

    @Override
    public double value() {
        return ready() ? ratios.sum() : Double.NaN;
    }
}
