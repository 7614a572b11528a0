package trading.engine.indicator;

import trading.engine.model.Bar;

/// Where the relative strength index is in its own range of the last `stochastic` bars, 0 to 100, and the
/// simple average of that.
///
/// Ready after `period + stochastic + smooth - 1` bars. An index that did not move has 0. Source: Tushar
/// Chande and Stanley Kroll, The New Technical Trader, 1994; TA-Lib, STOCHRSI.
public final class StochasticRsi implements BarIndicator {
    private final Rsi index;
    private final WindowExtreme highest;
    private final WindowExtreme lowest;
    private final WindowSum average;
    private double place = Double.NaN;

    public StochasticRsi(int period, int stochastic, int smooth) {
        index = new Rsi(period);
        highest = WindowExtreme.highest(Period.atLeast(1, stochastic));
        lowest = WindowExtreme.lowest(stochastic);
        average = new WindowSum(Period.atLeast(1, smooth));
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double close) {
        index.update(close);
        if (!index.ready()) {
            return;
        }
        double now = index.value();
        highest.update(now);
        lowest.update(now);
        if (highest.ready()) {
            double range = highest.value() - lowest.value();
            place = range == 0 ? 0 : 100 * (now - lowest.value()) / range;
            average.update(place);
        }
    }

    @Override
    public boolean ready() {
        return average.ready();
    }

    @Override
    public double value() {
        return ready() ? place : Double.NaN;
    }

    /// The average of the last values.
    public double signal() {
        return average.mean();
    }
}
