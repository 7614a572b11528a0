package trading.engine.indicator;

import trading.engine.model.Bar;

/// Kaufman's adaptive moving average: `value += c² (x - value)`, where `c` lies between the weights of a
/// `slow` and a `fast` exponential average, the nearer to the fast one the straighter the last `period`
/// changes went: `efficiency = |x - x[period]| / Σ |change|`.
///
/// Ready after `period + 1` bars; begins at the value before. A market that did not move has efficiency 1.
/// Source: Perry Kaufman, Smarter Trading, 1995; seeded as in TA-Lib, KAMA (whose fast is 2 and slow 30).
public final class Kama implements BarIndicator {
    private final Delay past;
    private final WindowSum changes;
    private final double fastest;
    private final double slowest;
    private double previous = Double.NaN;
    private double average = Double.NaN;

    public Kama(int period, int fast, int slow) {
        past = new Delay(Period.atLeast(1, period));
        changes = new WindowSum(period);
        fastest = 2.0 / (Period.atLeast(1, fast) + 1);
        slowest = 2.0 / (Period.atLeast(1, slow) + 1);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        double before = past.update(value);
        if (!Double.isNaN(previous)) {
            changes.update(Math.abs(value - previous));
        }
        if (changes.ready()) {
            double way = changes.sum();
            double efficiency = way == 0 ? 1 : Math.min(1, Math.abs(value - before) / way);
            double weight = efficiency * (fastest - slowest) + slowest;
            double from = Double.isNaN(average) ? previous : average;
            average = from + weight * weight * (value - from);
        }
        previous = value;
    }

    @Override
    public boolean ready() {
        return changes.ready();
    }

    @Override
    public double value() {
        return average;
    }
}
