package trading.engine.pattern;

/// Which way a kind of pattern can point: one way, either way, or none.
public enum PatternBias {
    BULLISH,
    BEARISH,
    BOTH,
    NEUTRAL
}
