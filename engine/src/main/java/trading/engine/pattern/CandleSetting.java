package trading.engine.pattern;

/// A threshold of TA-Lib's: `factor` times the mean `range` of the `averagePeriod` bars before; of the bar
/// itself when the period is 0.
public record CandleSetting(CandleRange range, int averagePeriod, double factor) {
    /// Beyond it the window would not be short any more.
    public static final int LONGEST_PERIOD = 200;

    public CandleSetting {
        if (averagePeriod < 0 || averagePeriod > LONGEST_PERIOD || !(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("candle setting: averagePeriod=" + averagePeriod + " factor=" + factor
                    + ": the period is 0 to " + LONGEST_PERIOD + ", the factor not negative");
        }
    }
}
