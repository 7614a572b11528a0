package trading.engine.indicator;

import trading.engine.model.Bar;

/// Choppiness index, 0 to 100: how much of its way the market lost by going to and fro:
/// `100 log(Σ true range / (highest - lowest)) / log(period)`.
///
/// Ready after `period + 1` bars. A market that did not move has 100. Source: E. W. Dreiss.
public final class Choppiness implements BarIndicator {
    private final TrueRange trueRange = new TrueRange();
    private final WindowSum ranges;
    private final WindowExtreme highest;
    private final WindowExtreme lowest;
    private final double logarithm;

    public Choppiness(int period) {
        ranges = new WindowSum(Period.atLeast(2, period));
        highest = WindowExtreme.highest(period);
        lowest = WindowExtreme.lowest(period);
        logarithm = Math.log(period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        trueRange.update(high, low, close);
        if (trueRange.ready()) {
            ranges.update(trueRange.value());
        }
        highest.update(high);
        lowest.update(low);
    }

    @Override
    public boolean ready() {
        return ranges.ready();
    }

    @Override
    public double value() {
        if (!ready()) {
            return Double.NaN;
        }
        double range = highest.value() - lowest.value();
        return range == 0 ? 100 : 100 * Math.log(ranges.sum() / range) / logarithm;
    }
}
