package trading.engine.pattern;

/// What of a bar a [CandleSetting] measures.
public enum CandleRange {
    /// Open to close.
    REAL_BODY,
    /// High to low.
    HIGH_LOW,
    /// Both shadows together, halved.
    SHADOWS
}
