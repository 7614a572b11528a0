package trading.engine.indicator;

import trading.engine.model.Bar;

/// Ultimate oscillator, 0 to 100: buying pressure over true range, of three spans that count 4, 2 and 1.
///
/// `pressure = close - min(low, previous close)`. Ready after `longest + 1` bars. A span without any range
/// counts as 0. Source: Larry Williams, Technical Analysis of Stocks & Commodities, April 1985; TA-Lib,
/// ULTOSC.
public final class UltimateOscillator implements BarIndicator {
    private final WindowSum[] pressures;
    private final WindowSum[] ranges;
    private double previousClose = Double.NaN;

    public UltimateOscillator(int shortest, int middle, int longest) {
        Period.atLeast(1, shortest);
        Period.atLeast(shortest, middle);
        Period.atLeast(middle, longest);
        pressures = new WindowSum[] {new WindowSum(shortest), new WindowSum(middle), new WindowSum(longest)};
        ranges = new WindowSum[] {new WindowSum(shortest), new WindowSum(middle), new WindowSum(longest)};
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        if (!Double.isNaN(previousClose)) {
            double lowest = Math.min(low, previousClose);
            double highest = Math.max(high, previousClose);
            for (int i = 0; i < ranges.length; i++) {
                pressures[i].update(close - lowest);
                ranges[i].update(highest - lowest);
            }
        }
        previousClose = close;
    }

    @Override
    public boolean ready() {
        return ranges[2].ready();
    }

    @Override
    public double value() {
        return ready() ? 100 * (4 * part(0) + 2 * part(1) + part(2)) / 7 : Double.NaN;
    }

    private double part(int span) {
        double range = ranges[span].sum();
        return range == 0 ? 0 : pressures[span].sum() / range;
    }
}
