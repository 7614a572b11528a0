package trading.engine.indicator;

import trading.engine.model.Bar;

/// Hull moving average: the weighted average over `⌊√period⌋` bars of `2 wma(period / 2) - wma(period)`.
///
/// Ready after `period + ⌊√period⌋ - 1` bars. Source: Alan Hull, 2005.
public final class Hma implements BarIndicator {
    private final Wma half;
    private final Wma whole;
    private final Wma smooth;

    public Hma(int period) {
        half = new Wma(Period.atLeast(2, period) / 2);
        whole = new Wma(period);
        smooth = new Wma((int) Math.sqrt(period));
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        half.update(value);
        whole.update(value);
        if (whole.ready()) {
            smooth.update(2 * half.value() - whole.value());
        }
    }

    @Override
    public boolean ready() {
        return smooth.ready();
    }

    @Override
    public double value() {
        return smooth.value();
    }
}
