package trading.engine.indicator;

import trading.engine.model.Bar;

/// True strength index, -100 to 100: the twice smoothed change in percent of the twice smoothed size of the
/// change.
///
/// Smoothed by exponential averages over `slow` and then `fast` bars. Ready after `slow + fast` bars. A market
/// that did not move has 0. Source: William Blau, Technical Analysis of Stocks & Commodities, November 1991.
public final class Tsi implements BarIndicator {
    private final Ema slowChange;
    private final Ema change;
    private final Ema slowSize;
    private final Ema size;
    private double previous = Double.NaN;

    public Tsi(int slow, int fast) {
        slowChange = new Ema(slow);
        change = new Ema(fast);
        slowSize = new Ema(slow);
        size = new Ema(fast);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        if (!Double.isNaN(previous)) {
            slowChange.update(value - previous);
            slowSize.update(Math.abs(value - previous));
            if (slowChange.ready()) {
                change.update(slowChange.value());
                size.update(slowSize.value());
            }
        }
        previous = value;
    }

    @Override
    public boolean ready() {
        return size.ready();
    }

    @Override
    public double value() {
        return size.value() == 0 ? 0 : 100 * change.value() / size.value();
    }
}
