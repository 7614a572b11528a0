package trading.engine.indicator;

import trading.engine.model.Bar;

/// Normalized average true range: the average true range in percent of the close.
///
/// Ready after `period + 1` bars. A close of 0 gives 0. Source: John Forman; TA-Lib, NATR.
public final class Natr implements BarIndicator {
    private final Atr range;
    private double close;

    public Natr(int period) {
        range = new Atr(period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        range.update(high, low, close);
        this.close = close;
    }

    @Override
    public boolean ready() {
        return range.ready();
    }

    @Override
    public double value() {
        return close == 0 && ready() ? 0 : 100 * range.value() / close;
    }
}
