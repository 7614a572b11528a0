package trading.engine.indicator;

import trading.engine.model.Bar;

/// Keltner channel: the exponential average of closes, and `multiplier` average true ranges above and below it.
///
/// Ready after `max(period, range + 1)` bars. Source: Chester Keltner, How to Make Money in Commodities, 1960,
/// in the form of Linda Bradford Raschke.
public final class KeltnerChannel implements BarIndicator {
    private final Ema average;
    private final Atr range;
    private final double multiplier;

    public KeltnerChannel(int period, int range, double multiplier) {
        average = new Ema(period);
        this.range = new Atr(range);
        this.multiplier = multiplier;
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        average.update(close);
        range.update(high, low, close);
    }

    @Override
    public boolean ready() {
        return average.ready() && range.ready();
    }

    /// The middle.
    @Override
    public double value() {
        return ready() ? average.value() : Double.NaN;
    }

    public double upper() {
        return average.value() + multiplier * range.value();
    }

    public double lower() {
        return average.value() - multiplier * range.value();
    }
}
