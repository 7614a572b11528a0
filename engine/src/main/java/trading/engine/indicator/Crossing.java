package trading.engine.indicator;

/// Tells when one line goes through another: the bar on which it was below (or on it) before and is above
/// now, and the other way round.
public final class Crossing {
    private int side;
    private boolean up;
    private boolean down;

    /// One bar's values of both lines. Bars on which either is `NaN` are left out.
    public void update(double line, double other) {
        up = false;
        down = false;
        int now = line > other ? 1 : line < other ? -1 : 0;
        if (Double.isNaN(line) || Double.isNaN(other) || now == 0) {
            return;
        }
        up = side < 0 && now > 0;
        down = side > 0 && now < 0;
        side = now;
    }

    /// The latest update went from below to above.
    public boolean up() {
        return up;
    }

    /// The latest update went from above to below.
    public boolean down() {
        return down;
    }
}
