package trading.engine.indicator;

/// A sum that never forgets, by Neumaier: what rounding takes away from each step is kept and added at the
/// end, so that ten million steps are as exact as one.
final class RunningSum {
    private double sum;
    private double lost;

    void clear() {
        sum = 0;
        lost = 0;
    }

    void add(double value) {
        double total = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? sum - total + value : value - total + sum;
        sum = total;
    }

    double value() {
        return sum + lost;
    }
}
