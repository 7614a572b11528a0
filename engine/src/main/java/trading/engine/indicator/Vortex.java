package trading.engine.indicator;

import trading.engine.model.Bar;

/// Vortex: how far bars reach from the last low up to the high (plus) and from the last high down to the low
/// (minus), over `period` bars and in true ranges. About 1; the greater one names the trend.
///
/// Ready after `period + 1` bars. A market without any range has 0. Source: Etienne Botes and Douglas Siepman,
/// Technical Analysis of Stocks & Commodities, January 2010.
public final class Vortex implements BarIndicator {
    private final TrueRange trueRange = new TrueRange();
    private final WindowSum ranges;
    private final WindowSum upward;
    private final WindowSum downward;
    private double previousHigh;
    private double previousLow;

    public Vortex(int period) {
        ranges = new WindowSum(Period.atLeast(1, period));
        upward = new WindowSum(period);
        downward = new WindowSum(period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        trueRange.update(high, low, close);
        if (trueRange.ready()) {
            ranges.update(trueRange.value());
            upward.update(Math.abs(high - previousLow));
            downward.update(Math.abs(low - previousHigh));
        }
        previousHigh = high;
        previousLow = low;
    }

    @Override
    public boolean ready() {
        return ranges.ready();
    }

    /// Plus less minus: above 0 in a rising market.
    @Override
    public double value() {
        return plus() - minus();
    }

    public double plus() {
        return share(upward.sum());
    }

    public double minus() {
        return share(downward.sum());
    }

    private double share(double reach) {
        if (!ready()) {
            return Double.NaN;
        }
        return ranges.sum() == 0 ? 0 : reach / ranges.sum();
    }
}
