package trading.engine.indicator;

import trading.engine.model.Bar;

/// Donchian channel: the highest high and the lowest low of the last `period` bars, and the middle of both.
///
/// Ready after `period` bars. Source: Richard Donchian.
public final class DonchianChannel implements BarIndicator {
    private final WindowExtreme highest;
    private final WindowExtreme lowest;

    public DonchianChannel(int period) {
        highest = WindowExtreme.highest(Period.atLeast(1, period));
        lowest = WindowExtreme.lowest(period);
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

    /// The middle.
    @Override
    public double value() {
        return (highest.value() + lowest.value()) / 2;
    }

    public double upper() {
        return highest.value();
    }

    public double lower() {
        return lowest.value();
    }
}
