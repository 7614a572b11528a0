package trading.engine.indicator;

import trading.engine.model.Bar;

/// Commodity channel index: how far the typical price `(high + low + close) / 3` is from its mean over
/// `period` bars, in mean deviations times 0.015. Mostly between -100 and 100.
///
/// Ready after `period` bars. Looks at all of them on every bar, since a mean deviation has no shorter way. A
/// market that did not move has 0. Source: Donald Lambert, Commodities, October 1980; TA-Lib, CCI.
public final class Cci implements BarIndicator {
    private final double[] window;
    private int next;
    private int seen;
    private double index = Double.NaN;

    public Cci(int period) {
        window = new double[Period.atLeast(2, period)];
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        double typical = (high + low + close) / 3;
        window[next] = typical;
        next = next + 1 == window.length ? 0 : next + 1;
        seen = Math.min(seen + 1, window.length);
        if (ready()) {
            index = index(typical);
        }
    }

    @Override
    public boolean ready() {
        return seen == window.length;
    }

    @Override
    public double value() {
        return index;
    }

    private double index(double typical) {
        double sum = 0;
        for (double value : window) {
            sum += value - typical;
        }
        double offset = sum / window.length;
        double deviations = 0;
        for (double value : window) {
            deviations += Math.abs(value - typical - offset);
        }
        return deviations == 0 ? 0 : -offset / (0.015 * deviations / window.length);
    }
}
