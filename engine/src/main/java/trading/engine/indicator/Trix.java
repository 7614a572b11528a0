package trading.engine.indicator;

import trading.engine.model.Bar;

/// The change, in percent of a bar before, of a three times smoothed exponential average.
///
/// Ready after `3 period - 1` bars. Source: Jack Hutson; seeded as in TA-Lib, TRIX.
public final class Trix implements BarIndicator {
    private final Ema first;
    private final Ema second;
    private final Ema third;
    private double change = Double.NaN;

    public Trix(int period) {
        first = new Ema(period);
        second = new Ema(period);
        third = new Ema(period);
    }

    /// One bar more: its close, in ticks.
    @Override
    public void update(Bar bar) {
        update((double) bar.close());
    }

    public void update(double value) {
        double before = third.value();
        first.update(value);
        if (first.ready()) {
            second.update(first.value());
        }
        if (second.ready()) {
            third.update(second.value());
        }
        change = before == 0 ? 0 : 100 * (third.value() - before) / before;
    }

    @Override
    public boolean ready() {
        return !Double.isNaN(change);
    }

    @Override
    public double value() {
        return change;
    }
}
