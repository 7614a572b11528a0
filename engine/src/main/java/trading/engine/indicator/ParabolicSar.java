package trading.engine.indicator;

import trading.engine.model.Bar;

/// Parabolic stop and reverse: a stop that follows a trend ever faster and changes sides when it is touched.
///
/// `sar += acceleration · (extreme - sar)`, never inside the last two bars; the acceleration grows by a step
/// with each new extreme of the trend, up to a maximum. Ready after 2 bars. Source: J. Welles Wilder, New
/// Concepts in Technical Trading Systems, 1978; begun as in TA-Lib, SAR. Where it began may show for long.
public final class ParabolicSar implements BarIndicator {
    private final double step;
    private final double maximum;
    private int seen;
    private boolean rising;
    private double acceleration;
    private double extreme;
    private double previousHigh;
    private double previousLow;
    private double next;
    private double stop = Double.NaN;

    public ParabolicSar(double step, double maximum) {
        if (!(step > 0) || !(maximum >= step)) {
            throw new IllegalArgumentException("parabolic sar: step=" + step + " maximum=" + maximum);
        }
        this.step = step;
        this.maximum = maximum;
    }

    @Override
    public void update(Bar bar) {
        update((double) bar.high(), (double) bar.low());
    }

    public void update(double high, double low) {
        if (seen == 1) {
            begin(high, low);
        }
        if (seen >= 1) {
            if (rising ? low <= next : high >= next) {
                reverse(high, low);
            } else {
                follow(high, low);
            }
        }
        seen = Math.min(seen + 1, 2);
        previousHigh = high;
        previousLow = low;
    }

    @Override
    public boolean ready() {
        return seen == 2;
    }

    @Override
    public double value() {
        return stop;
    }

    /// The stop is below the price.
    public boolean rising() {
        return rising;
    }

    private void begin(double high, double low) {
        double fall = previousLow - low;
        rising = !(fall > 0 && fall > high - previousHigh);
        next = rising ? previousLow : previousHigh;
        extreme = rising ? high : low;
        acceleration = step;
        previousHigh = high;
        previousLow = low;
    }

    private void reverse(double high, double low) {
        rising = !rising;
        stop = outside(extreme, high, low);
        acceleration = step;
        extreme = rising ? high : low;
        next = outside(stop + acceleration * (extreme - stop), high, low);
    }

    private void follow(double high, double low) {
        stop = next;
        double reached = rising ? high : low;
        if (rising ? reached > extreme : reached < extreme) {
            extreme = reached;
            acceleration = Math.min(acceleration + step, maximum);
        }
        next = outside(stop + acceleration * (extreme - stop), high, low);
    }

    private double outside(double price, double high, double low) {
        return rising ? Math.min(price, Math.min(previousLow, low)) : Math.max(price, Math.max(previousHigh, high));
    }
}
