package trading.engine.indicator;

/// Mean and squared deviations of the last values, by Welford's update for a moving window.
///
/// Values are taken relative to one of them, so that the digits are left for what differs. All is taken anew
/// once a round and when the deviations have shrunk to a small part of what they were: a calm after a storm,
/// and a market that does not move at all, are exact.
final class WindowSpread {
    private final double[] window;
    private int next;
    private int seen;
    private double origin;
    private double offset;
    private double squares;
    private double peak;

    WindowSpread(int length) {
        window = new double[length];
    }

    void update(double value) {
        if (seen == 0) {
            origin = value;
        }
        double gone = window[next] - origin;
        double come = value - origin;
        window[next] = value;
        next = next + 1 == window.length ? 0 : next + 1;
        if (seen < window.length) {
            seen++;
            double before = come - offset;
            offset += before / seen;
            squares += before * (come - offset);
        } else {
            double before = gone - offset;
            offset += (come - gone) / seen;
            squares += (come - gone) * (come - offset + before);
        }
        if (next == 0 || squares < WindowSum.SHRUNK * peak) {
            takeAnew();
        } else {
            peak = Math.max(peak, squares);
        }
    }

    boolean ready() {
        return seen == window.length;
    }

    double mean() {
        return ready() ? origin + offset : Double.NaN;
    }

    /// How far above the mean a value is.
    double above(double value) {
        return value - origin - offset;
    }

    /// The sum of the squared deviations from the mean.
    double squares() {
        return ready() ? squares : Double.NaN;
    }

    /// Of the population: divided by the number of values.
    double variance() {
        return ready() ? squares / seen : Double.NaN;
    }

    double deviation() {
        return Math.sqrt(variance());
    }

    private void takeAnew() {
        origin = window[0];
        double sum = 0;
        for (int i = 0; i < seen; i++) {
            sum += window[i] - origin;
        }
        offset = sum / seen;
        squares = 0;
        for (int i = 0; i < seen; i++) {
            double deviation = window[i] - origin - offset;
            squares += deviation * deviation;
        }
        peak = squares;
    }
}
