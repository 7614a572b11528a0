package trading.engine.backtest.metric;

import java.util.Arrays;
import java.util.List;

/// What came of many runs, from low to high.
public final class Outcomes {
    private final double[] sorted;

    public static Outcomes of(double[] values) {
        return new Outcomes(values);
    }

    /// In any order; they are copied.
    public Outcomes(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public List<Double> sorted() {
        return Arrays.stream(sorted).boxed().toList();
    }

    public double lowest() {
        return quantile(0);
    }

    public double highest() {
        return quantile(1);
    }

    /// The value that `part` of them do not exceed, between two of them in proportion. `NaN` when there are
    /// none.
    public double quantile(double part) {
        if (part < 0 || part > 1) {
            throw new IllegalArgumentException("quantile: part=" + part + ": from 0 to 1");
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = part * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// The part of them that are below `value`, those equal to it half. `NaN` when there are none.
    public double rank(double value) {
        int below = 0;
        int equal = 0;
        for (double outcome : sorted) {
            below += outcome < value ? 1 : 0;
            equal += outcome == value ? 1 : 0;
        }
        return sorted.length == 0 ? Double.NaN : (below + 0.5 * equal) / sorted.length;
    }
}
