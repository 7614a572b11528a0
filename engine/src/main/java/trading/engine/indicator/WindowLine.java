package trading.engine.indicator;

/// The straight line through the last values by least squares, and their mean weighted by age.
///
/// Sums are kept of what values differ from one of them, and are taken anew once a round or when they have
/// shrunk to a small part of what they were.
final class WindowLine {
    private final double[] window;
    private final int length;
    private int next;
    private int seen;
    private double origin;
    private double sum;
    private double weighted;
    private double peak;

    WindowLine(int length) {
        this.length = length;
        window = new double[length];
    }

    void update(double value) {
        if (seen == 0) {
            origin = value;
        }
        if (seen < length) {
            window[next] = value;
            weighted += seen * (value - origin);
            sum += value - origin;
            seen++;
        } else {
            double gone = window[next] - origin;
            window[next] = value;
            sum -= gone;
            weighted += (length - 1) * (value - origin) - sum;
            sum += value - origin;
        }
        next = next + 1 == length ? 0 : next + 1;
        double size = Math.abs(weighted) + Math.abs(sum);
        if (next == 0 || size < WindowSum.SHRUNK * peak) {
            takeAnew();
        } else {
            peak = Math.max(peak, size);
        }
    }

    boolean ready() {
        return seen == length;
    }

    double mean() {
        return ready() ? origin + sum / length : Double.NaN;
    }

    /// The newest counts `length` times, the oldest once.
    double weightedMean() {
        return ready() ? origin + (weighted + sum) / (0.5 * length * (length + 1.0)) : Double.NaN;
    }

    /// Per bar.
    double slope() {
        double centered = weighted - 0.5 * (length - 1) * sum;
        return ready() ? 12 * centered / (length * ((double) length * length - 1)) : Double.NaN;
    }

    /// Where the line is at the newest value.
    double end() {
        return mean() + slope() * 0.5 * (length - 1);
    }

    /// The sum of the squared distances from the line; looks at every value.
    double squaredDistances() {
        double slope = slope();
        double line = mean() - slope * 0.5 * (length - 1);
        double total = 0;
        for (int i = 0, at = next; i < length; i++) {
            double distance = window[at] - line - slope * i;
            total += distance * distance;
            at = at + 1 == length ? 0 : at + 1;
        }
        return total;
    }

    private void takeAnew() {
        int oldest = seen == length ? next : 0;
        origin = window[oldest];
        sum = 0;
        weighted = 0;
        for (int i = 0; i < seen; i++) {
            double value = window[(oldest + i) % length] - origin;
            sum += value;
            weighted += i * value;
        }
        peak = Math.abs(weighted) + Math.abs(sum);
    }
}
