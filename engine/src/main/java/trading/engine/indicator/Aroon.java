package trading.engine.indicator;

import trading.engine.model.Bar;

/// Aroon: how new the highest high (up) and the lowest low (down) of the last `period + 1` bars are, 0 to 100,
/// and their difference, the oscillator.
///
/// Ready after `period + 1` bars. Of equal extremes the latest counts. Source: Tushar Chande, Technical
/// Analysis of Stocks & Commodities, September 1995; TA-Lib, AROON.
public final class Aroon implements BarIndicator {
    private final int period;
    private final WindowExtreme highest;
    private final WindowExtreme lowest;

    public Aroon(int period) {
        this.period = Period.atLeast(1, period);
        highest = WindowExtreme.highest(period + 1);
        lowest = WindowExtreme.lowest(period + 1);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low());
    }

    public void update(double high, double low) {
        highest.update(high);
        lowest.update(low);
    }

    @Override
    public boolean ready() {
        return highest.ready();
    }

    /// The oscillator: up less down.
    @Override
    public double value() {
        return up() - down();
    }

    public double up() {
        return share(highest.barsAgo());
    }

    public double down() {
        return share(lowest.barsAgo());
    }

    private double share(int barsAgo) {
        return ready() ? 100.0 * (period - barsAgo) / period : Double.NaN;
    }
}
