package trading.engine.pattern;

/// Which family a pattern belongs to; decides how its target and invalidation are measured.
public enum PatternGroup {
    CANDLESTICK,
    REVERSAL,
    CONTINUATION,
    LINES,
    LEVEL
}
