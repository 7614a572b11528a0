package trading.engine.indicator;

import trading.engine.model.Bar;

/// Simple moving average: the mean of the last `period` values.
public final class Sma implements Indicator {
    private final double[] window;
    private int next;
    private int seen;
    private double sum;

    public Sma(int period) {
        window = new double[Period.atLeast(1, period)];
    }

    /// One bar more: its close, in ticks.
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        sum += value - window[next];
        window[next] = value;
        next++;
        if (seen < window.length) {
            seen++;
        }
        if (next == window.length) {
            next = 0;
            sum = summed();
        }
    }

    @Override
    public boolean ready() {
        return seen == window.length;
    }

    @Override
    public double value() {
        return ready() ? sum / window.length : Double.NaN;
    }

    /// Once a round the sum is taken anew, so that rounding errors never add up over months.
    private double summed() {
        double total = 0;
        for (double value : window) {
            total += value;
        }
        return total;
    }
}
