package trading.engine.indicator;

import trading.engine.model.Bar;

/// Wilder's directional movement: the two directional indicators (`plus`, `minus`), how far they are apart
/// (`dx`) and its smoothed average, the ADX, all 0 to 100. High when there is a trend, either way.
///
/// Ready after `2 period` bars. A market without any range keeps its last ADX and has indicators of 0.
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978; seeded as in TA-Lib, ADX.
public final class DirectionalMovement implements BarIndicator {
    private final int period;
    private double previousHigh;
    private double previousLow;
    private double previousClose;
    private int seen;
    private double upward;
    private double downward;
    private double range;
    private double sum;
    private double average = Double.NaN;

    public DirectionalMovement(int period) {
        this.period = Period.atLeast(2, period);
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low(), (double) bar.close());
    }

    public void update(double high, double low, double close) {
        if (seen > 0) {
            move(high, low);
        }
        if (seen < 2 * period) {
            seen++;
            begin();
        } else if (moves()) {
            average = (average * (period - 1) + dx()) / period;
        }
        previousHigh = high;
        previousLow = low;
        previousClose = close;
    }

    @Override
    public boolean ready() {
        return seen == 2 * period;
    }

    /// The average directional index, ADX.
    @Override
    public double value() {
        return average;
    }

    /// The directional index of the latest bar.
    public double dx() {
        return moves() ? 100 * Math.abs(upward - downward) / (upward + downward) : 0;
    }

    /// The positive directional indicator, `+DI`.
    public double plus() {
        return ready() ? share(upward) : Double.NaN;
    }

    /// The negative directional indicator, `-DI`.
    public double minus() {
        return ready() ? share(downward) : Double.NaN;
    }

    private double share(double movement) {
        return range > 0 ? 100 * movement / range : 0;
    }

    private boolean moves() {
        return range > 0 && upward + downward > 0;
    }

    private void move(double high, double low) {
        double rise = high - previousHigh;
        double fall = previousLow - low;
        double kept = seen < period ? 1 : 1 - 1.0 / period;
        upward = upward * kept + (rise > 0 && rise > fall ? rise : 0);
        downward = downward * kept + (fall > 0 && fall > rise ? fall : 0);
        range = range * kept + Math.max(high, previousClose) - Math.min(low, previousClose);
    }

    private void begin() {
        if (seen > period) {
            sum += dx();
        }
        if (seen == 2 * period) {
            average = sum / period;
        }
    }
}
