package trading.engine.indicator;

import trading.engine.model.Bar;

/// SuperTrend: a band below the price while it rises and above it while it falls.
///
/// Basic bands are `(high + low) / 2 ± multiplier · ATR(period)`. The lower one only rises and the upper one
/// only falls until a close goes through it; a close through the band in force changes sides. Begins rising
/// and is ready after `period + 1` bars. Source: Olivier Seban. Where it began shows until both bands were
/// broken once.
public final class SuperTrend implements BarIndicator {
    private final Atr range;
    private final double multiplier;
    private double upper = Double.NaN;
    private double lower = Double.NaN;
    private double previousClose;
    private boolean rising = true;

    public SuperTrend(int period, double multiplier) {
        range = new Atr(period);
        this.multiplier = multiplier;
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        range.update(high, low, close);
        if (range.ready()) {
            double middle = (high + low) / 2;
            double distance = multiplier * range.value();
            upper = middle + distance < upper || !(previousClose <= upper) ? middle + distance : upper;
            lower = middle - distance > lower || !(previousClose >= lower) ? middle - distance : lower;
            rising = rising ? close >= lower : close > upper;
        }
        previousClose = close;
    }

    @Override
    public boolean ready() {
        return range.ready();
    }

    /// The band in force.
    @Override
    public double value() {
        return rising ? lower : upper;
    }

    public double upper() {
        return upper;
    }

    public double lower() {
        return lower;
    }

    /// The band in force is below the price.
    public boolean rising() {
        return rising;
    }
}
