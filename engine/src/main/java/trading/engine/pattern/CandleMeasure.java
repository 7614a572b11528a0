package trading.engine.pattern;

/// What TA-Lib's functions ask of a candle, with the setting that TA-Lib gives it.
public enum CandleMeasure {
    BODY_LONG(CandleRange.REAL_BODY, 10, 1.0),
    BODY_VERY_LONG(CandleRange.REAL_BODY, 10, 3.0),
    BODY_SHORT(CandleRange.REAL_BODY, 10, 1.0),
    BODY_DOJI(CandleRange.HIGH_LOW, 10, 0.1),
    SHADOW_LONG(CandleRange.REAL_BODY, 0, 1.0),
    SHADOW_VERY_LONG(CandleRange.REAL_BODY, 0, 2.0),
    SHADOW_SHORT(CandleRange.SHADOWS, 10, 1.0),
    SHADOW_VERY_SHORT(CandleRange.HIGH_LOW, 10, 0.1),
    NEAR(CandleRange.HIGH_LOW, 5, 0.2),
    FAR(CandleRange.HIGH_LOW, 5, 0.6),
    EQUAL(CandleRange.HIGH_LOW, 5, 0.05);

    private final CandleRange range;
    private final int averagePeriod;
    private final double factor;

    CandleMeasure(CandleRange range, int averagePeriod, double factor) {
        this.range = range;
        this.averagePeriod = averagePeriod;
        this.factor = factor;
    }

    public CandleSetting standard() {
        return new CandleSetting(range, averagePeriod, factor);
    }
}
