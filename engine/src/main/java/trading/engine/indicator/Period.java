package trading.engine.indicator;

/// The check that every period passes.
final class Period {
    private Period() {}

    static int atLeast(int minimum, int period) {
        if (period < minimum) {
            throw new IllegalArgumentException("indicator: period=" + period + " minimum=" + minimum);
        }
        return period;
    }
}
