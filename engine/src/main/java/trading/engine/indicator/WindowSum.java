package trading.engine.indicator;

/// The sum of the last values, without drift.
///
/// The sum is taken anew once a round, so that rounding errors never add up over months, and when it has
/// shrunk to a small part of what it was: what a large value left behind when it went would show then.
final class WindowSum {
    /// Below this part of its peak a sum is taken anew: four of sixteen digits may be gone, not more.
    static final double SHRUNK = 1e-4;

    private final double[] window;
    private int next;
    private int seen;
    private double sum;
    private double peak;

    WindowSum(int length) {
        window = new double[length];
    }

    void update(double value) {
        sum += value - window[next];
        window[next] = value;
        next++;
        if (seen < window.length) {
            seen++;
        }
        if (next == window.length) {
            next = 0;
            takeAnew();
        } else if (Math.abs(sum) < SHRUNK * peak) {
            takeAnew();
        } else {
            peak = Math.max(peak, Math.abs(sum));
        }
    }

    boolean ready() {
        return seen == window.length;
    }

    /// Of as many values as there were, at most the length.
    double sum() {
        return sum;
    }

    double mean() {
        return ready() ? sum / window.length : Double.NaN;
    }

    private void takeAnew() {
        double total = 0;
        for (double value : window) {
            total += value;
        }
        sum = total;
        peak = Math.abs(total);
    }
}
