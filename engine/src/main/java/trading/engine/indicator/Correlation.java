package trading.engine.indicator;

import trading.engine.model.Bar;

/// Pearson's correlation of two series over the last `period` pairs, -1 to 1.
///
/// Ready after `period` pairs. Where either series did not move it is 0. Of a bar: its close and its volume.
/// Sums are of deviations from moving means, and are taken anew once a round or when they have shrunk to a
/// small part of what they were. Source: TA-Lib, CORREL.
public final class Correlation implements BarIndicator {
    private final double[] firsts;
    private final double[] seconds;
    private final WindowSpread first;
    private final WindowSpread second;
    private int next;
    private double products;
    private double peak;

    public Correlation(int period) {
        firsts = new double[Period.atLeast(2, period)];
        seconds = new double[period];
        first = new WindowSpread(period);
        second = new WindowSpread(period);
    }

    /// One bar more: its close and its volume.
    @Override
    public void update(Bar bar) {
        update((double) bar.close(), (double) bar.volume());
    }

    public void update(double x, double y) {
        double goneX = firsts[next];
        double goneY = seconds[next];
        double aboveY = second.above(y);
        double goneAboveY = second.above(goneY);
        firsts[next] = x;
        seconds[next] = y;
        next = next + 1 == firsts.length ? 0 : next + 1;
        first.update(x);
        second.update(y);
        if (!first.ready()) {
            return;
        }
        double size = size();
        if (next == 0 || size < WindowSum.SHRUNK * peak) {
            takeAnew();
            peak = size;
        } else {
            products += first.above(x) * aboveY - first.above(goneX) * goneAboveY;
            peak = Math.max(peak, size);
        }
    }

    @Override
    public boolean ready() {
        return first.ready();
    }

    @Override
    public double value() {
        double size = size();
        return size == 0 ? 0 : Math.max(-1, Math.min(1, products / size));
    }

    private double size() {
        return Math.sqrt(first.squares()) * Math.sqrt(second.squares());
    }

    private void takeAnew() {
        products = 0;
        for (int i = 0; i < firsts.length; i++) {
            products += first.above(firsts[i]) * second.above(seconds[i]);
        }
    }
}
