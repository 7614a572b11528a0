package trading.engine.indicator;

import trading.engine.model.Bar;

/// Money flow index, 0 to 100: `typical price · volume` of rising bars in percent of that of rising and falling
/// ones, over the last `period` changes.
///
/// Ready after `period + 1` bars. Where nothing flowed it is 0. Source: Gene Quong and Avrum Soudack, Technical
/// Analysis of Stocks & Commodities, March 1989; TA-Lib, MFI.
public final class Mfi implements BarIndicator {
    private final WindowSum rising;
    private final WindowSum falling;
    private double previous = Double.NaN;

    public Mfi(int period) {
        rising = new WindowSum(Period.atLeast(1, period));
        falling = new WindowSum(period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close(), (double) bar.volume());
    }

    public void update(double high, double low, double close, double volume) {
        double typical = (high + low + close) / 3;
        if (!Double.isNaN(previous)) {
            double flow = typical * volume;
            rising.update(typical > previous ? flow : 0);
            falling.update(typical < previous ? flow : 0);
        }
        previous = typical;
    }

    @Override
    public boolean ready() {
        return rising.ready();
    }

    @Override
    public double value() {
        if (!ready()) {
            return Double.NaN;
        }
        double flow = rising.sum() + falling.sum();
        return flow == 0 ? 0 : 100 * rising.sum() / flow;
    }
}
