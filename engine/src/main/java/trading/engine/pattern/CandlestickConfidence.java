package trading.engine.pattern;

/// How clear a candlestick pattern is: TA-Lib answers yes or no, so this is measured here.
///
/// The mean of: TA-Lib's strength (80 or 100 and more, of 100); the height of the pattern, of
/// [#FULL_HEIGHT] mean true ranges; and for a pattern with a side, how near it closes to its end on that
/// side.
final class CandlestickConfidence {
    private static final double FULL_HEIGHT = 2;

    private CandlestickConfidence() {}

    /// Of the bars from `first` to the latest one.
    static double of(BarWindow window, int first, int value, PatternSide side) {
        int last = window.last();
        double high = window.high(last);
        double low = window.low(last);
        for (int bar = first; bar < last; bar++) {
            high = Math.max(high, window.high(bar));
            low = Math.min(low, window.low(bar));
        }
        double strength = Math.abs(value) / 100.0;
        double height = (high - low) / (FULL_HEIGHT * window.meanRange());
        if (side == PatternSide.NEUTRAL) {
            return Detector.confidence(strength, height);
        }
        double place = high > low ? (window.close(last) - low) / (high - low) : 0.5;
        return Detector.confidence(strength, height, side == PatternSide.BULLISH ? place : 1 - place);
    }
}
