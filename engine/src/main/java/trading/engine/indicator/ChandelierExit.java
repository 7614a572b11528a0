package trading.engine.indicator;

import trading.engine.model.Bar;

/// Chandelier exit: a stop for long positions `multiplier · ATR(period)` below the highest high of `period`
/// bars, and one for short positions as far above the lowest low.
///
/// Ready after `period + 1` bars. Source: Charles Le Beau; Alexander Elder, Come into My Trading Room, 2002.
public final class ChandelierExit implements BarIndicator {
    private final Atr range;
    private final WindowExtreme highest;
    private final WindowExtreme lowest;
    private final double multiplier;

    public ChandelierExit(int period, double multiplier) {
        range = new Atr(period);
        highest = WindowExtreme.highest(period);
        lowest = WindowExtreme.lowest(period);
        this.multiplier = multiplier;
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        range.update(high, low, close);
        highest.update(high);
        lowest.update(low);
    }

    @Override
    public boolean ready() {
        return range.ready();
    }

    /// The stop of a long position.
    @Override
    public double value() {
        return highest.value() - multiplier * range.value();
    }

    /// The stop of a short position.
    public double shortExit() {
        return lowest.value() + multiplier * range.value();
    }
}
