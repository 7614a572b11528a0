package trading.engine.indicator;

/// What a value was some bars ago.
final class Delay {
    private final double[] ring;
    private int next;
    private int seen;
    private double delayed = Double.NaN;

    Delay(int bars) {
        ring = new double[bars];
    }

    /// Takes the newest and gives the one of `bars` ago, `NaN` while there is none.
    double update(double value) {
        if (ring.length == 0) {
            delayed = value;
            return value;
        }
        delayed = seen == ring.length ? ring[next] : Double.NaN;
        seen = Math.min(seen + 1, ring.length);
        ring[next] = value;
        next = next + 1 == ring.length ? 0 : next + 1;
        return delayed;
    }

    /// What the latest update gave.
    double value() {
        return delayed;
    }
}
