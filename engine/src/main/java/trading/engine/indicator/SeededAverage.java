package trading.engine.indicator;

/// The mean of the first `period` values, from then on moved by `weight` of the way to each new one.
final class SeededAverage implements Indicator {
    private final int period;
    private final double weight;
    private int seen;
    private double sum;
    private double average = Double.NaN;

    SeededAverage(int period, double weight) {
        this.period = period;
        this.weight = weight;
    }

    /// Wilder's smoothing: one `period`-th of the way.
    static SeededAverage wilder(int period) {
        return new SeededAverage(period, 1.0 / period);
    }

    /// After how many values Wilder's smoothing has forgotten where it began (10^-12 of it is left).
    static int wilderSettledAfter(int period) {
        return 28 * period;
    }

    void update(double value) {
        if (seen == period) {
            average += weight * (value - average);
            return;
        }
        sum += value;
        seen++;
        if (seen == period) {
            average = sum / period;
        }
    }

    @Override
    public boolean ready() {
        return seen == period;
    }

    @Override
    public double value() {
        return average;
    }
}
