package trading.engine.model;

/// Open, high, low, close and volume of one span of time. Prices are ticks, `volume` is lots, `tradeCount`
/// is 0 when unknown.
public record Bar(
        int instrument,
        TimeFrame frame,
        long openTimeNanos,
        long open,
        long high,
        long low,
        long close,
        long volume,
        long tradeCount) {

    public Bar {
        if (low > open || low > close || high < open || high < close) {
            throw new IllegalArgumentException("bar: openTime=" + openTimeNanos + " open=" + open + " high=" + high
                    + " low=" + low + " close=" + close + ": low and high must enclose open and close");
        }
    }

    public long closeTimeNanos() {
        return openTimeNanos + frame.nanos();
    }
}
