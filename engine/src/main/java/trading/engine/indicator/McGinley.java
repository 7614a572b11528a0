package trading.engine.indicator;

import trading.engine.model.Bar;

/// McGinley dynamic: `value += (x - value) / (period · (x / value)⁴)`, an average that hurries when the price
/// falls away from it.
///
/// Begins with the mean of the first `period` values and is ready with it. A step never goes past the price,
/// as the formula alone would when a price more than halves. Source: John McGinley, Market Technicians
/// Association Journal, 1997; without his factor 0.6, as charting programs have it.
public final class McGinley implements BarIndicator {
    private final int period;
    private final WindowSum first;
    private double average = Double.NaN;

    public McGinley(int period) {
        this.period = Period.atLeast(1, period);
        first = new WindowSum(period);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        if (!first.ready()) {
            first.update(value);
            average = first.mean();
            return;
        }
        double ratio = value / average;
        double square = ratio * ratio;
        double pace = period * square * square;
        average += pace > 1 && average != 0 ? (value - average) / pace : value - average;
    }

    @Override
    public boolean ready() {
        return first.ready();
    }

    @Override
    public double value() {
        return average;
    }
}
