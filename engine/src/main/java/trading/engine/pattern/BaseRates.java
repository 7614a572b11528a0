package trading.engine.pattern;

import java.util.Arrays;

/// What entries without any reason come to: one long and one short at the close of each bar, for every pair
/// of target and stop distances on a grid of mean true ranges.
///
/// An entry is counted when its horizon is over, not before, so that quick outcomes have no advantage. Each
/// entry is followed once: the first time at which the price reaches each distance above and below decides
/// all pairs.
final class BaseRates {
    private final double[] distances;
    private final int horizon;
    private final double fee;

    private final double[] entries;
    private final double[] ranges;
    private final int[] reachedUp;
    private final int[] reachedDown;
    /// Bars until distance `i` was reached, and the price of a stop there; at `slot * distances + i`.
    private final int[] upBars;

    private final int[] downBars;
    private final double[] upStops;
    private final double[] downStops;
    private int bars;

    private long counted;
    private final long[] longHits;
    private final long[] shortHits;
    private final double[] longR;
    private final double[] shortR;

    /// `distances`: ascending. `fee`: the share of its value that each side of a trade costs.
    BaseRates(double[] distances, int horizon, double fee) {
        this.distances = distances.clone();
        this.horizon = horizon;
        this.fee = fee;
        entries = new double[horizon];
        ranges = new double[horizon];
        reachedUp = new int[horizon];
        reachedDown = new int[horizon];
        int marks = horizon * distances.length;
        upBars = new int[marks];
        downBars = new int[marks];
        upStops = new double[marks];
        downStops = new double[marks];
        longHits = new long[cells()];
        shortHits = new long[cells()];
        longR = new double[cells()];
        shortR = new double[cells()];
    }

    int cells() {
        return distances.length * distances.length;
    }

    /// The latest bar: goes on with the open entries, counts the one whose time is over, then enters at the
    /// close. No entry while the mean range is not known or nothing moves.
    void onBar(BarWindow window) {
        int bar = window.last();
        double open = window.open(bar);
        double high = window.high(bar);
        double low = window.low(bar);
        for (int slot = 0; slot < horizon; slot++) {
            if (ranges[slot] > 0) {
                follow(slot, open, high, low);
            }
        }
        int slot = bars % horizon;
        if (ranges[slot] > 0) {
            settle(slot, window.close(bar));
        }
        entries[slot] = window.close(bar);
        ranges[slot] = window.ready() ? window.meanRange() : 0;
        reachedUp[slot] = 0;
        reachedDown[slot] = 0;
        int from = slot * distances.length;
        Arrays.fill(upBars, from, from + distances.length, Integer.MAX_VALUE);
        Arrays.fill(downBars, from, from + distances.length, Integer.MAX_VALUE);
        bars++;
    }

    private void follow(int slot, double open, double high, double low) {
        double entry = entries[slot];
        double range = ranges[slot];
        int up = reachedUp[slot];
        while (up < distances.length && high >= entry + distances[up] * range) {
            upBars[slot * distances.length + up] = bars;
            upStops[slot * distances.length + up] = Math.max(open, entry + distances[up] * range);
            up++;
        }
        reachedUp[slot] = up;
        int down = reachedDown[slot];
        while (down < distances.length && low <= entry - distances[down] * range) {
            downBars[slot * distances.length + down] = bars;
            downStops[slot * distances.length + down] = Math.min(open, entry - distances[down] * range);
            down++;
        }
        reachedDown[slot] = down;
    }

    private void settle(int slot, double close) {
        int from = slot * distances.length;
        for (int target = 0; target < distances.length; target++) {
            for (int stop = 0; stop < distances.length; stop++) {
                int cell = target * distances.length + stop;
                double entry = entries[slot];
                double reach = distances[target] * ranges[slot];
                double risk = distances[stop] * ranges[slot];
                boolean stopped = downBars[from + stop] <= upBars[from + target];
                boolean nothing =
                        downBars[from + stop] == Integer.MAX_VALUE && upBars[from + target] == Integer.MAX_VALUE;
                double exit = nothing ? close : stopped ? downStops[from + stop] : entry + reach;
                longHits[cell] += stopped ? 0 : 1;
                longR[cell] += (exit - entry - fee * (entry + exit)) / risk;

                stopped = upBars[from + stop] <= downBars[from + target];
                nothing = upBars[from + stop] == Integer.MAX_VALUE && downBars[from + target] == Integer.MAX_VALUE;
                exit = nothing ? close : stopped ? upStops[from + stop] : entry - reach;
                shortHits[cell] += stopped ? 0 : 1;
                shortR[cell] += (entry - exit - fee * (entry + exit)) / risk;
            }
        }
        counted++;
    }

    /// Adds one sighting with these distances to `weights`, shared out to the four cells around it, by the
    /// logarithm of the distance; what lies off the grid goes to its edge.
    void weigh(double target, double stop, double[] weights) {
        double t = place(target);
        double s = place(stop);
        int t0 = (int) t;
        int s0 = (int) s;
        int t1 = Math.min(t0 + 1, distances.length - 1);
        int s1 = Math.min(s0 + 1, distances.length - 1);
        weights[t0 * distances.length + s0] += (1 - (t - t0)) * (1 - (s - s0));
        weights[t0 * distances.length + s1] += (1 - (t - t0)) * (s - s0);
        weights[t1 * distances.length + s0] += (t - t0) * (1 - (s - s0));
        weights[t1 * distances.length + s1] += (t - t0) * (s - s0);
    }

    private double place(double distance) {
        int last = distances.length - 1;
        if (distance <= distances[0]) {
            return 0;
        }
        if (distance >= distances[last]) {
            return last;
        }
        int below = 0;
        while (distances[below + 1] <= distance) {
            below++;
        }
        return below + Math.log(distance / distances[below]) / Math.log(distances[below + 1] / distances[below]);
    }

    /// How many entries were counted, each long and short.
    long counted() {
        return counted;
    }

    /// The share of entries to `sign`'s side that reach the target first; `NaN` without weights or entries.
    double hitRate(double[] weights, int sign) {
        long[] hits = sign > 0 ? longHits : shortHits;
        double sum = 0;
        double total = 0;
        for (int cell = 0; cell < weights.length; cell++) {
            sum += weights[cell] * hits[cell];
            total += weights[cell];
        }
        return total == 0 || counted == 0 ? Double.NaN : sum / total / counted;
    }

    /// Their mean gain after costs in units of the stop's distance.
    double expectancyR(double[] weights, int sign) {
        double[] gains = sign > 0 ? longR : shortR;
        double sum = 0;
        double total = 0;
        for (int cell = 0; cell < weights.length; cell++) {
            sum += weights[cell] * gains[cell];
            total += weights[cell];
        }
        return total == 0 || counted == 0 ? Double.NaN : sum / total / counted;
    }
}
