package trading.engine.indicator;

import trading.engine.model.Bar;

/// How many percent of the last `period` values before it the newest is greater than.
///
/// Ready after `period + 1` bars. Looks at all of them on every bar.
public final class PercentRank implements BarIndicator {
    private final double[] window;
    private int next;
    private int seen;
    private double rank = Double.NaN;

    public PercentRank(int period) {
        window = new double[Period.atLeast(1, period)];
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        if (seen == window.length) {
            int less = 0;
            for (double earlier : window) {
                less += earlier < value ? 1 : 0;
            }
            rank = 100.0 * less / window.length;
        } else {
            seen++;
        }
        window[next] = value;
        next = next + 1 == window.length ? 0 : next + 1;
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(rank);
    }

    @Override
    public double value() {
        return rank;
    }
}
