package trading.engine.indicator;

import trading.engine.model.Bar;

/// Williams' %R: how far below the highest of the last `period` bars the close is, in percent of their range,
/// -100 to 0.
///
/// Ready after `period` bars. A market that did not move has 0. Source: Larry Williams; TA-Lib, WILLR.
public final class WilliamsR implements BarIndicator {
    private final WindowExtreme highest;
    private final WindowExtreme lowest;
    private double close;

    public WilliamsR(int period) {
        highest = WindowExtreme.highest(Period.atLeast(1, period));
        lowest = WindowExtreme.lowest(period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        highest.update(high);
        lowest.update(low);
        this.close = close;
    }

    @Override
    public boolean ready() {
        return highest.ready();
    }

    @Override
    public double value() {
        double range = highest.value() - lowest.value();
        return range == 0 ? 0 : -100 * (highest.value() - close) / range;
    }
}
