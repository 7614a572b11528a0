package trading.engine.indicator;

import trading.engine.model.Bar;

/// Fisher transform of where the middle price `(high + low) / 2` is in its range of `period` bars.
///
/// `x = 0.66 (place - 0.5) + 0.67 x[1]`, held within ±0.999 where it goes past ±0.99;
/// `value = 0.5 ln((1 + x) / (1 - x)) + 0.5 value[1]`. The signal is the value of the bar before. Ready after
/// `period + 1` bars. A market that did not move is in the middle. Source: John Ehlers, Technical Analysis of
/// Stocks & Commodities, November 2002.
public final class FisherTransform implements BarIndicator {
    private final WindowExtreme highest;
    private final WindowExtreme lowest;
    private int seen;
    private double smooth;
    private double transform;
    private double previous;

    public FisherTransform(int period) {
        highest = WindowExtreme.highest(Period.atLeast(1, period));
        lowest = WindowExtreme.lowest(period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low());
    }

    public void update(double high, double low) {
        double middle = (high + low) / 2;
        highest.update(middle);
        lowest.update(middle);
        if (!highest.ready()) {
            return;
        }
        double range = highest.value() - lowest.value();
        double place = range == 0 ? 0 : (middle - lowest.value()) / range - 0.5;
        double moved = 0.66 * place + 0.67 * smooth;
        smooth = moved > 0.99 ? 0.999 : moved < -0.99 ? -0.999 : moved;
        previous = transform;
        transform = 0.5 * Math.log((1 + smooth) / (1 - smooth)) + 0.5 * previous;
        seen = Math.min(seen + 1, 2);
    }

    @Override
    public boolean ready() {
        return seen == 2;
    }

    @Override
    public double value() {
        return ready() ? transform : Double.NaN;
    }

    /// The value of the bar before.
    public double signal() {
        return ready() ? previous : Double.NaN;
    }
}
