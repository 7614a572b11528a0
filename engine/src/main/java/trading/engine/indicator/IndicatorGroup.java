package trading.engine.indicator;

/// What an indicator is about.
public enum IndicatorGroup {
    /// Follows the price, smoothed.
    AVERAGE,
    /// How fast and how one-sided the price moves.
    MOMENTUM,
    /// Whether there is a trend, which way, and where it ends.
    TREND,
    /// How far the price moves.
    VOLATILITY,
    /// What was traded.
    VOLUME,
    /// What the last values have in common.
    STATISTICS
}
