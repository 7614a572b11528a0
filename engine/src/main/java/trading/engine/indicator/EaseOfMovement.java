package trading.engine.indicator;

import trading.engine.model.Bar;

/// Ease of movement: the simple average over `period` bars of how far the middle price went per volume that it
/// took, `scale · (middle - previous middle) · (high - low) / volume`.
///
/// Ready after `period + 1` bars. A bar without volume counts as 0. Source: Richard Arms.
public final class EaseOfMovement implements BarIndicator {
    private final WindowSum eases;
    private final double scale;
    private double previous = Double.NaN;

    public EaseOfMovement(int period, double scale) {
        eases = new WindowSum(Period.atLeast(1, period));
        this.scale = scale;
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.volume());
    }

    public void update(double high, double low, double volume) {
        double middle = (high + low) / 2;
        if (!Double.isNaN(previous)) {
            eases.update(volume > 0 ? scale * (middle - previous) * (high - low) / volume : 0);
        }
        previous = middle;
    }

    @Override
    public boolean ready() {
        return eases.ready();
    }

    @Override
    public double value() {
        return eases.mean();
    }
}
